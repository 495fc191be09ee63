package th.localpolicy.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;

@GatewayTest
class TokenRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/provinces",
                "/api/v1/districts/3604",
                "/api/v1/offices?level=DISTRICT",
                "/api/v1/identities",
                "/api/v1/identities/42",
                "/api/v1/identities/42/posts",
                "/api/v1/kpis/soft-power-2568/progress",
            })
    void the_public_reads_need_no_token(String target, Client client) {
        assertThat(client.get(target).statusCode()).isEqualTo(200);
        assertThat(client.send("HEAD", target, BodyPublishers.noBody()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/directives",
                "/api/v1/dispatches",
                "/api/v1/submissions",
                "/api/v1/obligations",
                "/api/v1/identities/42/history",
                "/api/v1/operations/identity/outbox",
                "/api/v1/unknown",
            })
    void every_other_read_needs_a_token(String target, Client client) {
        HttpResponse<String> answer = client.get(target);

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"localpolicy\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void no_write_passes_without_a_token_even_where_reading_is_public(String method, Client client) {
        assertProblem(client.send(method, "/api/v1/identities", BodyPublishers.ofString("{}")), 401, "unauthenticated");
        assertThat(Services.IDENTITY.received()).isEmpty();
    }

    @Test
    void a_page_elsewhere_may_not_call_unless_it_is_configured(Client client) {
        HttpResponse<String> preflight = client.send(
                "OPTIONS",
                "/api/v1/identities",
                BodyPublishers.noBody(),
                "Origin",
                "https://portal.example",
                "Access-Control-Request-Method",
                "POST");

        assertProblem(preflight, 401, "unauthenticated");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void a_good_token_passes_and_reaches_the_service(Client client) {
        String bearer = "Bearer " + Tokens.of("D3604", "officer");

        assertThat(client.post("/api/v1/identities", "{}", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Services.IDENTITY.only().header("Authorization")).isEqualTo(bearer);
    }

    static Stream<Named<String>> badTokens() {
        return Stream.of(
                Named.of("expired", Tokens.expired("D3604", "officer")),
                Named.of("not yet valid", Tokens.notYetValid("D3604", "officer")),
                Named.of("of another issuer", Tokens.ofAnotherIssuer("D3604", "officer")),
                Named.of("for another audience", Tokens.forAnotherAudience("D3604", "officer")),
                Named.of("alg none", Tokens.unsigned("D3604", "officer")),
                Named.of("HS256 with the public key", Tokens.signedWithThePublicKey("D3604", "officer")),
                Named.of("of an unknown key", Tokens.ofAnUnknownKey("D3604", "officer")),
                Named.of("forged", Tokens.forged("D3604", "officer")),
                Named.of("not a token", "nonsense"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void a_bad_token_is_refused(String token, Client client) {
        HttpResponse<String> answer = client.post("/api/v1/identities", "{}", "Authorization", "Bearer " + token);

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"localpolicy\", error=\"invalid_token\"");
        assertThat(Services.IDENTITY.received()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void a_bad_token_is_refused_even_where_none_is_needed(String token, Client client) {
        assertProblem(client.get("/api/v1/identities", "Authorization", "Bearer " + token), 401, "unauthenticated");
    }

    @Test
    void keys_are_not_fetched_for_every_stranger(Client client) {
        for (int i = 0; i < 10; i++) {
            assertProblem(
                    client.get("/api/v1/letters", "Authorization", "Bearer " + Tokens.ofAnUnknownKey("D3604")),
                    401,
                    "unauthenticated");
        }
        assertThat(client.get("/api/v1/letters", "Authorization", "Bearer " + Tokens.of("D3604", "officer"))
                        .statusCode())
                .isEqualTo(200);
    }
}
