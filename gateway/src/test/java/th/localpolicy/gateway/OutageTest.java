package th.localpolicy.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.gateway.ProblemAssert.assertUnavailable;

/** Directive-service is dead, identity-service hangs up on everybody, reporting-service does what a test says. */
@GatewayTest
@TestPropertySource(
        properties = {
            "test.directive.url=http://localhost:1",
            "gateway.connections.open=2",
            "gateway.connections.waiting=1",
        })
class OutageTest {

    private static final String BEARER = "Bearer " + Tokens.of("D3604", "officer");
    private static final AbruptService ABRUPT = new AbruptService();

    private final CountDownLatch over = new CountDownLatch(1);

    @DynamicPropertySource
    static void abrupt(DynamicPropertyRegistry properties) {
        properties.add("test.identity.url", ABRUPT::url);
    }

    @AfterEach
    void all_is_well_again() {
        over.countDown();
    }

    /** Reporting-service takes requests and answers none until the test is over. */
    private void reportingHangs() {
        Services.REPORTING.answers(exchange -> {
            try {
                over.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            FakeService.json(200, "{}").handle(exchange);
        });
    }

    @Test
    void a_dead_service_is_an_outage_for_reads_and_writes_alike(Client client) {
        assertUnavailable(client.get("/api/v1/letters", "Authorization", BEARER));
        HttpResponse<String> write = client.post("/api/v1/letters/parse", "{}", "Authorization", BEARER);
        assertUnavailable(write);
        assertThat(write.body()).contains("Idempotency-Key");
        assertUnavailable(client.get("/api/openapi/directive.yaml"));
    }

    @Test
    void the_other_services_and_the_gateway_itself_stay_up(Client client) {
        assertUnavailable(client.get("/api/v1/letters", "Authorization", BEARER));

        assertThat(client.get("/api/v1/kpis").statusCode()).isEqualTo(200);
        assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void a_slow_service_is_an_outage_after_the_time_limit(Client client) {
        reportingHangs();
        long begun = System.nanoTime();

        assertUnavailable(client.get("/api/v1/obligations", "Authorization", BEARER));

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(10));
    }

    @Test
    void a_write_is_never_sent_twice(Client client) {
        int before = ABRUPT.requests();

        assertUnavailable(client.post("/api/v1/identities", "{}", "Authorization", BEARER));

        assertThat(ABRUPT.requests() - before).isEqualTo(1);
    }

    @Test
    void a_read_is_sent_again_once_when_its_connection_breaks(Client client) {
        int before = ABRUPT.requests();

        assertUnavailable(client.get("/api/v1/identities"));

        assertThat(ABRUPT.requests() - before).isEqualTo(2);
    }

    @Test
    void when_every_connection_is_taken_and_the_queue_is_full_the_next_caller_is_told_at_once(Client client)
            throws Exception {
        reportingHangs();
        Thread[] others = new Thread[4];
        for (int i = 0; i < others.length; i++) {
            others[i] = Thread.ofVirtual().start(() -> client.get("/api/v1/obligations", "Authorization", BEARER));
        }
        await().until(() -> Services.REPORTING.received().size() == 2);

        assertUnavailable(client.get("/api/v1/obligations", "Authorization", BEARER));

        over.countDown();
        for (Thread other : others) {
            other.join();
        }
    }
}
