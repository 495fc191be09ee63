package th.localpolicy.gateway;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class TraceTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void a_well_formed_correlation_id_is_kept_and_answered_once(Client client) {
        Services.IDENTITY.answers(FakeService.answer(
                200,
                Map.of("X-Correlation-Id", "D3604.req_1-a"),
                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        HttpResponse<String> answer = client.get("/api/v1/provinces", "X-Correlation-Id", "D3604.req_1-a");

        assertThat(Services.IDENTITY.only().headers().get("X-Correlation-Id")).containsExactly("D3604.req_1-a");
        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("D3604.req_1-a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has space",
                "ไทย",
                "a\"b",
                "<script>",
                "0123456789012345678901234567890123456789012345678901234567890123x",
            })
    void any_other_correlation_id_is_replaced(String sent, Client client) {
        String answer = client.raw(
                "GET /api/v1/provinces HTTP/1.1", "Host: localhost", "Connection: close", "X-Correlation-Id: " + sent);

        assertThat(answer).startsWith("HTTP/1.1 200");
        String made = Services.IDENTITY.only().header("X-Correlation-Id");
        assertThat(made).matches("[A-Za-z0-9._-]{1,64}").isNotEqualTo(sent);
        assertThat(answer).contains("X-Correlation-Id: " + made);
    }

    @Test
    void a_trace_goes_on(Client client) {
        client.get("/api/v1/provinces", "traceparent", TRACE, "tracestate", "a=b");

        assertThat(Services.IDENTITY.only().header("traceparent")).isEqualTo(TRACE);
        assertThat(Services.IDENTITY.only().header("tracestate")).isEqualTo("a=b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            })
    void a_malformed_trace_is_replaced(String sent, Client client) {
        client.get("/api/v1/provinces", "traceparent", sent, "tracestate", "a=b");

        assertThat(Services.IDENTITY.only().header("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .isNotEqualTo(sent);
        assertThat(Services.IDENTITY.only().headers().containsKey("tracestate")).isFalse();
    }

    @Test
    void a_trace_begins_here_when_the_client_has_none(Client client) {
        client.get("/api/v1/provinces");

        assertThat(Services.IDENTITY.only().header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void the_log_names_the_request_but_no_query_value_and_no_token(Client client, CapturedOutput output) {
        String token = Tokens.of("D3604", "officer");

        client.get("/api/v1/letters?q=somchai", "Authorization", "Bearer " + token, "X-Correlation-Id", "logged-once");

        await().until(() -> output.getOut().contains("logged-once"));
        assertThat(output.getOut()).containsPattern("GET /api/v1/letters status=200 ms=\\d+ correlation=logged-once");
        assertThat(output.getAll()).doesNotContain("somchai").doesNotContain(token);
    }

    @Test
    void the_log_holds_nothing_of_a_path_that_somebody_has_typed(Client client, CapturedOutput output) {
        String id = "0197f0c2-0000-7000-8000-000000000000";
        client.get("/api/v1/identities/" + id + "/posts", "X-Correlation-Id", "typed-0");
        client.get("/api/v1/districts/3604", "X-Correlation-Id", "typed-1");
        for (String typed : List.of("somchai", "0812345678", "081-234-5678", "a@b.example", "%E0%B8%AA%E0%B8%A1")) {
            client.get("/api/v1/identities/" + typed, "X-Correlation-Id", "typed-2");
        }
        client.get("/" + "x".repeat(4_000), "X-Correlation-Id", "typed-3");
        client.get("/" + "9/".repeat(2_000), "X-Correlation-Id", "typed-4");

        await().until(() -> output.getOut().contains("typed-4"));
        assertThat(output.getOut())
                .contains("GET /api/v1/identities/" + id + "/posts status=200", "GET /api/v1/districts/3604 status=200")
                .contains("GET /api/v1/identities/* status=200", "GET /* status=404")
                .doesNotContain("somchai", "0812345678", "081-234", "b.example", "%E0");
        assertThat(output.getOut().lines().filter(line -> line.contains("typed-4")))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSizeLessThan(600));
    }

    @Test
    void a_refusal_is_logged_with_its_status(Client client, CapturedOutput output) {
        client.get("/api/v1/identities/%0d%0aforged", "X-Correlation-Id", "refused-1");

        await().until(() -> output.getOut().contains("refused-1"));
        assertThat(output.getOut())
                .contains("GET /api/v1/identities/* status=400")
                .doesNotContain("\nforged");
    }

    @Test
    void no_log_line_can_be_forged_or_coloured(Client client, CapturedOutput output) {
        client.get("/api/v1/identities/%1b%5b31mred%0aforged-line", "X-Correlation-Id", "forger-1");
        client.raw(
                "GET /api/v1/provinces HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Accept-Language: \u001b[31mred",
                "X-Correlation-Id: forger-2\u001b[31m");
        LoggerFactory.getLogger("forger").info("said by a stranger: \r\n2026 INFO forged-3 \u001b[31m \u2028 end");

        await().until(() -> output.getOut().contains("said by a stranger")
                && output.getOut().contains("forger-1"));
        assertThat(output.getOut().lines())
                .noneMatch(line -> line.startsWith("forged") || line.startsWith("2026 INFO"));
        assertThat(output.getOut()).contains("?2026 INFO forged-3 ?[31m ? end").doesNotContain("\u001b");
    }

    @Test
    void the_message_of_a_failure_cannot_pass_for_a_line_of_its_own_either(CapturedOutput output) {
        LoggerFactory.getLogger("forger")
                .error(
                        "it failed " + "x".repeat(100_000),
                        new IllegalStateException(
                                "said: \r\n2026-11-21 INFO request forged-4 \u001b[31m\u2028\u0085",
                                new IllegalArgumentException("\n2026-11-21 INFO request forged-5")));

        assertThat(output.getOut()).contains("forged-4", "forged-5", "\tat ").doesNotContain("\u001b", "\r", "\u2028");
        assertThat(output.getOut().lines())
                .noneMatch(line -> line.startsWith("2026-11-21 INFO"))
                .anyMatch(line -> line.startsWith("| Caused by: java.lang.IllegalArgumentException: "))
                .anyMatch(line -> line.equals("| 2026-11-21 INFO request forged-5"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(9_000));
    }
}
