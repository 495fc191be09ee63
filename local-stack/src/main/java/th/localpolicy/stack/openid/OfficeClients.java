package th.localpolicy.stack.openid;

import java.time.Duration;
import java.util.Set;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Every office is an OAuth client: its id is the office code, its secret {@value #SECRET}, its scopes the roles
 * that its people may hold. {@code operator} exists only in MOI and DLA.
 */
final class OfficeClients implements RegisteredClientRepository {
    static final String SECRET = "local";
    private static final Set<String> ROLES = Set.of("officer", "approver", "auditor");
    private static final TokenSettings ONE_HOUR =
            TokenSettings.builder().accessTokenTimeToLive(Duration.ofHours(1)).build();

    private final KnownOffices offices;

    OfficeClients(KnownOffices offices) {
        this.offices = offices;
    }

    @Override
    public RegisteredClient findByClientId(String office) {
        if (!offices.contains(office)) {
            return null;
        }
        return RegisteredClient.withId(office)
                .clientId(office)
                .clientSecret(SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> {
                    scopes.addAll(ROLES);
                    if (offices.isCentral(office)) {
                        scopes.add("operator");
                    }
                })
                .tokenSettings(ONE_HOUR)
                .build();
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
