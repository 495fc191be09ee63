package th.localpolicy.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.gateway.ProblemAssert.assertTooManyRequests;

/** With a real redis-server where there is one; where there is none this is skipped. */
@GatewayTest
@TestPropertySource(properties = {"gateway.rates.caller.per-second=1", "gateway.rates.caller.burst=5"})
class SharedLimitTest {

    private static final RedisServer REDIS = new RedisServer();

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry properties) {
        properties.add("gateway.redis", REDIS::url);
    }

    @AfterAll
    static void stop() {
        REDIS.stop();
    }

    @Test
    void callers_are_counted_in_redis_and_everyone_passes_while_it_is_away(Client client) {
        for (int i = 0; i < 10; i++) {
            assertThat(ask(client).statusCode()).as("without Redis").isEqualTo(200);
        }
        REDIS.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> ask(client).statusCode() == 429);
        assertTooManyRequests(ask(client));
        assertThat(REDIS.ask("KEYS localpolicy:*")).contains("localpolicy:rate:caller:D3607-officer");
    }

    private static HttpResponse<String> ask(Client client) {
        return client.get("/api/v1/obligations", "Authorization", "Bearer " + Tokens.of("D3607", "officer"));
    }
}
