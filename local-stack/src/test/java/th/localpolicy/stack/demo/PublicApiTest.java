package th.localpolicy.stack.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublicApiTest {
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;
    private PublicApi api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/busy", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, keys.size() < 3 ? 503 : 201, "{\"id\":\"a\"}");
        });
        server.createContext("/refused", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            answer(exchange, 409, "{\"type\":\"/problems/wrong-state\"}");
        });
        server.createContext("/pages", exchange -> {
            boolean first = !exchange.getRequestURI().getQuery().contains("cursor");
            answer(exchange, 200, first ? "{\"items\":[1,2],\"next\":\"a b\"}" : "{\"items\":[3],\"next\":null}");
        });
        server.start();
        api = new PublicApi(http, "http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void an_outage_is_met_by_sending_the_same_write_again_under_the_same_key() throws Exception {
        assertThat(api.post("/busy", "token", "key-1", Map.of()).get("id").asString())
                .isEqualTo("a");
        assertThat(keys).containsExactly("key-1", "key-1", "key-1");
        assertThat(api.sentAgain()).isEqualTo(2);
    }

    @Test
    void a_refusal_is_not_sent_again() {
        assertThatThrownBy(() -> api.post("/refused", "token", "key-1", Map.of()))
                .isInstanceOf(PublicApi.Refused.class)
                .hasMessageContaining("wrong-state");
        assertThat(keys).hasSize(1);
    }

    @Test
    void a_list_is_read_to_its_last_page() throws Exception {
        assertThat(api.all("/pages?kind=AMPHOE", Optional.empty())).hasSize(3);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
