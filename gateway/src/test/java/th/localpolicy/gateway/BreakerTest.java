package th.localpolicy.gateway;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.gateway.ProblemAssert.assertUnavailable;

@GatewayTest
@TestPropertySource(
        properties = {"gateway.breaker.window=10", "gateway.breaker.minimum-calls=10", "gateway.breaker.rest=1s"})
class BreakerTest {

    private static final String BEARER = "Bearer " + Tokens.of("D3604", "officer");
    private static final int ENOUGH_TO_OPEN = 10;

    @Test
    void a_failing_service_is_left_alone_for_a_while_and_its_own_answers_pass_unchanged(Client client) {
        byte[] problem =
                "{\"type\":\"/problems/internal-error\",\"title\":\"ระบบขัดข้อง\"}".getBytes(StandardCharsets.UTF_8);
        Services.REPORTING.answers(
                FakeService.answer(500, Map.of("Content-Type", "application/problem+json"), problem));
        for (int i = 0; i < ENOUGH_TO_OPEN; i++) {
            HttpResponse<byte[]> answer = client.bytes("/api/v1/kpis");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo(problem);
        }

        assertUnavailable(client.get("/api/v1/kpis"));
        assertUnavailable(client.post("/api/v1/submissions", "{}", "Authorization", BEARER));
        assertThat(Services.REPORTING.received()).hasSize(ENOUGH_TO_OPEN);
        assertThat(client.get("/api/v1/provinces").statusCode())
                .as("the other services are not touched")
                .isEqualTo(200);

        Services.REPORTING.answers(FakeService.json(200, "{}"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.get("/api/v1/kpis").statusCode() == 200);
    }

    @Test
    void refusals_of_the_client_do_not_count_against_the_service(Client client) {
        Services.DIRECTIVE.answers(FakeService.json(404, "{}"));
        String large = "x".repeat(1024 * 1024 + 1);
        for (int i = 0; i < ENOUGH_TO_OPEN; i++) {
            client.get("/api/v1/letters/1", "Authorization", BEARER);
            client.send(
                    "POST",
                    "/api/v1/letters/parse",
                    BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))),
                    "Authorization",
                    BEARER);
        }

        assertThat(client.get("/api/v1/letters/1", "Authorization", BEARER).statusCode())
                .isEqualTo(404);
    }
}
