package th.localpolicy.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.gateway.ProblemAssert.assertUnavailable;

@GatewayTest
@TestPropertySource(
        properties = {
            "gateway.breaker.window=10",
            "gateway.breaker.minimum-calls=10",
            "gateway.breaker.rest=1s",
            "gateway.connections.open=2",
            "gateway.connections.waiting=1",
        })
class OutageTest {

    private static final String BEARER = "Bearer " + Tokens.of("D3604", "officer");
    private static final int ENOUGH_TO_OPEN = 10;

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void all_is_well_again() {
        over.countDown();
    }

    /** A service that stops answering until the test is over. */
    private void hang(FakeService service) {
        service.answers(exchange -> {
            try {
                over.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            FakeService.json(200, "{}").handle(exchange);
        });
    }

    private static void awaitRecovery(Client client, String target) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.get(target, "Authorization", BEARER).statusCode() == 200);
    }

    @Test
    void a_dead_service_is_an_outage_for_reads_and_writes_alike(Client client) {
        Services.IDENTITY.kill();
        try {
            assertUnavailable(client.get("/api/v1/identities"));
            HttpResponse<String> write = client.post("/api/v1/identities", "{}", "Authorization", BEARER);
            assertUnavailable(write);
            assertThat(write.body()).contains("Idempotency-Key");
            assertUnavailable(client.get("/api/openapi/identity.yaml"));
        } finally {
            Services.IDENTITY.start();
        }
        awaitRecovery(client, "/api/v1/identities");
    }

    @Test
    void a_slow_service_is_an_outage_after_the_time_limit(Client client) {
        hang(Services.DIRECTIVE);
        long begun = System.nanoTime();

        assertUnavailable(client.get("/api/v1/letters", "Authorization", BEARER));

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(600), Duration.ofSeconds(5));
    }

    @Test
    void a_write_is_never_sent_twice(Client client) throws Exception {
        try (AbruptService abrupt = AbruptService.inPlaceOf(Services.IDENTITY)) {
            assertUnavailable(client.post("/api/v1/identities", "{}", "Authorization", BEARER));
            assertThat(abrupt.requests()).isEqualTo(1);
        }
        awaitRecovery(client, "/api/v1/identities");
    }

    @Test
    void a_read_is_sent_again_once_when_its_connection_breaks(Client client) throws Exception {
        try (AbruptService abrupt = AbruptService.inPlaceOf(Services.IDENTITY)) {
            assertUnavailable(client.get("/api/v1/identities"));
            assertThat(abrupt.requests()).isEqualTo(2);
        }
        awaitRecovery(client, "/api/v1/identities");
    }

    @Test
    void a_failing_service_is_left_alone_for_a_while_and_its_own_answers_pass_unchanged(Client client) {
        byte[] problem = "{\"type\":\"/problems/internal-error\",\"title\":\"ระบบขัดข้อง\"}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
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
        awaitRecovery(client, "/api/v1/kpis");
    }

    @Test
    void refusals_of_the_client_do_not_count_against_the_service(Client client) {
        Services.DIRECTIVE.answers(FakeService.json(404, "{}"));
        String large = "x".repeat(1024 * 1024 + 1);
        for (int i = 0; i < ENOUGH_TO_OPEN; i++) {
            client.get("/api/v1/letters/1", "Authorization", BEARER);
            client.post("/api/v1/letters/parse", large, "Authorization", BEARER);
        }

        assertThat(client.get("/api/v1/letters/1", "Authorization", BEARER).statusCode())
                .isEqualTo(404);
    }

    @Test
    void when_every_connection_is_taken_and_the_queue_is_full_the_next_caller_is_told_at_once(Client client)
            throws Exception {
        hang(Services.DIRECTIVE);
        Thread[] others = new Thread[4];
        for (int i = 0; i < others.length; i++) {
            others[i] = Thread.ofVirtual().start(() -> client.get("/api/v1/letters", "Authorization", BEARER));
        }
        await().until(() -> Services.DIRECTIVE.received().size() == 2);

        assertUnavailable(client.get("/api/v1/letters", "Authorization", BEARER));

        over.countDown();
        for (Thread other : others) {
            other.join();
        }
        Services.DIRECTIVE.answers(FakeService.json(200, "{}"));
        awaitRecovery(client, "/api/v1/letters");
    }
}
