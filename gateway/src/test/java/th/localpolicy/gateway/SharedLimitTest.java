package th.localpolicy.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static th.localpolicy.gateway.ProblemAssert.assertTooManyRequests;

/** With a real redis-server where there is one; where there is none this is skipped. */
@GatewayTest
@TestPropertySource(properties = {"gateway.rates.caller.per-second=1", "gateway.rates.caller.burst=5"})
class SharedLimitTest {

    private static final int PORT = freePort();
    private static Process redis;

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry properties) {
        properties.add("gateway.rates.redis", () -> "redis://localhost:" + PORT);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (redis != null) {
            redis.destroy();
            redis.waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void callers_are_counted_in_redis_and_everyone_passes_while_it_is_away(Client client) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(ask(client).statusCode()).as("without Redis").isEqualTo(200);
        }
        startRedis();

        await().atMost(Duration.ofSeconds(20)).until(() -> ask(client).statusCode() == 429);
        assertTooManyRequests(ask(client));
        assertThat(keysInRedis()).contains("localpolicy:rate:caller:D3607-officer");
    }

    private static HttpResponse<String> ask(Client client) {
        return client.get("/api/v1/obligations", "Authorization", "Bearer " + Tokens.of("D3607", "officer"));
    }

    private static String keysInRedis() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.getOutputStream().write("KEYS localpolicy:*\r\nQUIT\r\n".getBytes("US-ASCII"));
            return new String(socket.getInputStream().readAllBytes(), "UTF-8");
        }
    }

    private static void startRedis() {
        try {
            redis = new ProcessBuilder(
                            "redis-server",
                            "--port",
                            String.valueOf(PORT),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "redis-server is not installed");
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
