package th.localpolicy.stack.openid;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The gateway is a client at which people log in. Beside it every office is an OAuth client: its id is the office code, its secret {@value #SECRET}, its scopes the roles
 * that its people may hold. {@code operator} exists only in MOI and DLA.
 */
final class OfficeClients implements RegisteredClientRepository {
    static final String SECRET = "local";
    static final String GATEWAY = "gateway";
    /** Where the gateway takes a login back, whatever its port. */
    static final String CALLBACK = "/login/oauth2/code/localpolicy";

    private static final Set<String> ROLES = Set.of("officer", "approver", "auditor");
    private static final String OPERATOR = "operator";
    private static final TokenSettings ONE_HOUR =
            TokenSettings.builder().accessTokenTimeToLive(Duration.ofHours(1)).build();

    private static final RegisteredClient FOR_PEOPLE = RegisteredClient.withId(GATEWAY)
            .clientId(GATEWAY)
            .clientSecret(SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
            .redirectUri("http://localhost:8080" + CALLBACK)
            .postLogoutRedirectUri("http://localhost:8080/")
            .scope(OidcScopes.OPENID)
            .clientSettings(ClientSettings.builder().requireProofKey(true).build())
            .tokenSettings(TokenSettings.builder()
                    .accessTokenTimeToLive(Duration.ofMinutes(15))
                    .refreshTokenTimeToLive(Duration.ofHours(12))
                    .build())
            .build();

    private final KnownOffices offices;

    OfficeClients(KnownOffices offices) {
        this.offices = offices;
    }

    @Override
    public RegisteredClient findByClientId(String office) {
        if (GATEWAY.equals(office)) {
            return FOR_PEOPLE;
        }
        if (!offices.contains(office)) {
            return null;
        }
        return RegisteredClient.withId(office)
                .clientId(office)
                .clientSecret(SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(rolesOf(office)))
                .tokenSettings(ONE_HOUR)
                .build();
    }

    /** The roles that the office's people may hold. */
    Set<String> rolesOf(String office) {
        Set<String> roles = new TreeSet<>(ROLES);
        if (offices.isCentral(office)) {
            roles.add(OPERATOR);
        }
        return roles;
    }

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new IllegalStateException("Offices come from the reference tables; none is added while running");
    }
}
