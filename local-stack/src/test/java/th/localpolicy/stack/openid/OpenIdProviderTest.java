package th.localpolicy.stack.openid;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.stack.openid.TokenClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class OpenIdProviderTest {
    private static final String ISSUER = "http://openid.example:8180";

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private OpenIdProvider provider;

    @BeforeEach
    void start() {
        provider = OpenIdProvider.start(directory, 0, ISSUER);
    }

    @AfterEach
    void stop() {
        provider.close();
        http.close();
    }

    @Test
    void a_token_names_office_roles_audience_and_issuer_and_lives_an_hour_at_most() throws Exception {
        SignedJWT token = SignedJWT.parse(token("D3604", "officer", "approver"));
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly("localpolicy");
        assertThat(claims.getStringClaim("office")).isEqualTo("D3604");
        assertThat(claims.getStringListClaim("roles")).containsExactlyInAnyOrder("officer", "approver");
        assertThat(claims.getExpirationTime().toInstant())
                .isBeforeOrEqualTo(Instant.now().plus(Duration.ofHours(1)));
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    }

    @Test
    void a_token_of_before_a_restart_still_matches_the_published_keys() throws Exception {
        SignedJWT token = SignedJWT.parse(token("P36", "approver"));
        provider.close();
        start();
        var key = JWKSet.parse(get("/oauth2/jwks"))
                .getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test
    void discovery_names_the_configured_issuer_and_its_endpoints() throws Exception {
        Map<String, Object> discovery = JSONObjectUtils.parse(get("/.well-known/openid-configuration"));
        assertThat(discovery)
                .containsEntry("issuer", ISSUER)
                .containsEntry("jwks_uri", ISSUER + "/oauth2/jwks")
                .containsEntry("token_endpoint", ISSUER + "/oauth2/token");
    }

    @Test
    void an_office_that_does_not_exist_gets_no_token() throws Exception {
        for (String office : new String[] {"D9999", "P10", "D1001", "C01", "D3604 "}) {
            assertThat(ask(office, "officer")).as(office).isEqualTo(new Answer.Refused("invalid_client"));
        }
    }

    @Test
    void only_moi_and_dla_have_operators_and_nobody_has_an_unknown_role() throws Exception {
        assertThat(ask("DLA", "operator")).isInstanceOf(Answer.Token.class);
        assertThat(ask("MOI", "operator")).isInstanceOf(Answer.Token.class);
        assertThat(ask("P36", "operator")).isEqualTo(new Answer.Refused("invalid_scope"));
        assertThat(ask("DLA", "minister")).isEqualTo(new Answer.Refused("invalid_scope"));
    }

    @Test
    void every_office_of_the_country_is_known() throws Exception {
        assertThat(new KnownOffices().size()).isEqualTo(2 + 76 + 878 + 7850);
        assertThat(ask("L110160", "officer")).isInstanceOf(Answer.Token.class);
    }

    private String token(String office, String... roles) {
        return client().token(office, roles);
    }

    private Answer ask(String office, String... roles) throws Exception {
        return client().ask(office, roles);
    }

    private TokenClient client() {
        return new TokenClient(http, "http://localhost:" + provider.port());
    }

    private String get(String path) throws Exception {
        URI address = URI.create("http://localhost:" + provider.port() + path);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
