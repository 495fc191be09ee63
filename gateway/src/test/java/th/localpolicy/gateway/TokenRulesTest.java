package th.localpolicy.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.stack.testing.BadTokens;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;

@GatewayTest
class TokenRulesTest {

    private static final FakeService ELSEWHERE = new FakeService();

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

    static Stream<Arguments> badTokens() {
        return BadTokens.everywhere(ELSEWHERE.url() + "/keys").entrySet().stream()
                .map(token -> Arguments.of(token.getKey(), token.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_refused_in_thai_and_english(String why, String authorization, Client client) {
        HttpResponse<String> thai = client.post("/api/v1/identities", "{}", "Authorization", authorization);
        HttpResponse<String> english =
                client.get("/api/v1/directives", "Authorization", authorization, "Accept-Language", "en");

        assertProblem(thai, 401, "unauthenticated");
        assertThat(thai.body()).contains("ยังไม่ได้ยืนยันตัวตน");
        assertThat(english.body()).contains("\"Not authenticated\"");
        assertThat(thai.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"localpolicy\", error=\"invalid_token\"");
        assertThat(Services.IDENTITY.received()).isEmpty();
        assertThat(Services.DIRECTIVE.received()).isEmpty();
        assertThat(ELSEWHERE.received())
                .as("no address in a token is ever gone to")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_refused_even_where_none_is_needed(String why, String authorization, Client client) {
        HttpResponse<String> answer = client.get("/api/v1/identities", "Authorization", authorization);

        if (authorization.startsWith("Bearer")) {
            assertProblem(answer, 401, "unauthenticated");
        } else {
            assertThat(answer.statusCode())
                    .as("what is no token at all is not looked at")
                    .isEqualTo(200);
        }
    }

    @Test
    void a_token_of_a_hundred_kilobytes_is_not_even_read(Client client) {
        String answer = client.raw(
                "GET /api/v1/directives HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: " + BadTokens.ofAHundredKilobytes());

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("/problems/too-large");
        assertThat(Services.DIRECTIVE.received()).isEmpty();
    }

    @Test
    void two_authorization_headers_are_refused_whichever_is_the_good_one(Client client) {
        String good = "Bearer " + Tokens.of("D3604", "officer");
        for (List<String> both : List.of(List.of(good, "Bearer x"), List.of("Bearer x", good), List.of(good, good))) {
            HttpResponse<String> answer =
                    client.get("/api/v1/directives", "Authorization", both.getFirst(), "Authorization", both.getLast());
            assertProblem(answer, 401, "unauthenticated");
        }
        assertThat(Services.DIRECTIVE.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void a_good_token_is_taken_however_its_scheme_is_spelt(String scheme, Client client) {
        String header = scheme + " " + Tokens.of("D3604", "officer");

        assertThat(client.get("/api/v1/directives", "Authorization", header).statusCode())
                .isEqualTo(200);
        assertThat(Services.DIRECTIVE.only().header("Authorization")).isEqualTo(header);
    }

    @Test
    void a_token_in_the_address_is_none(Client client) {
        String token = Tokens.of("D3604", "officer");

        assertProblem(client.get("/api/v1/directives?access_token=" + token), 401, "unauthenticated");
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
