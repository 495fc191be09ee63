package th.localpolicy.gateway;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import th.localpolicy.gateway.FakeService.Received;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class ForwardingTest {

    private static final String LONG_JSON = "{\"nameTh\":\"" + "อำเภอเทพสถิต".repeat(1_000) + "\"}";

    @Test
    void a_request_reaches_the_service_with_its_body_and_headers(Client client) {
        String bearer = "Bearer " + Tokens.of("D3604", "officer");

        client.post(
                "/api/v1/identities",
                "{\"nameTh\":\"ผ้าไหม\"}",
                "Authorization",
                bearer,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k-1",
                "If-Match",
                "\"3\"");

        Received received = Services.IDENTITY.only();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.body()).isEqualTo("{\"nameTh\":\"ผ้าไหม\"}");
        assertThat(received.header("Authorization")).isEqualTo(bearer);
        assertThat(received.header("Content-Type")).isEqualTo("application/json");
        assertThat(received.header("Idempotency-Key")).isEqualTo("k-1");
        assertThat(received.header("If-Match")).isEqualTo("\"3\"");
    }

    @Test
    void a_client_cannot_say_for_whom_or_under_which_name_it_calls(Client client) {
        client.raw(
                "GET /api/v1/provinces HTTP/1.1",
                "Host: evil.example",
                "Connection: close, X-Secret",
                "X-Secret: 1",
                "Keep-Alive: timeout=5",
                "Proxy-Authorization: Basic eA==",
                "TE: trailers",
                "Forwarded: for=1.2.3.4;host=evil.example",
                "X-Forwarded-For: 1.2.3.4",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Port: 1",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Proto: https");

        Received received = Services.IDENTITY.only();
        assertThat(received.header("Host")).isEqualTo(Services.IDENTITY.url().substring("http://".length()));
        assertThat(received.headers().keySet())
                .doesNotContain(
                        "X-secret",
                        "Keep-alive",
                        "Proxy-authorization",
                        "Te",
                        "Forwarded",
                        "X-forwarded-host",
                        "X-forwarded-port",
                        "X-forwarded-prefix",
                        "X-forwarded-proto");
        assertThat(received.header("X-Forwarded-For"))
                .as("the address that the gateway itself saw")
                .isEqualTo("127.0.0.1");
    }

    @Test
    void an_answer_comes_back_as_it_is(Client client) {
        Services.IDENTITY.answers(FakeService.answer(
                409,
                Map.of("Content-Type", "application/problem+json", "ETag", "\"7\"", "Cache-Control", "max-age=60"),
                "{\"type\":\"/problems/wrong-state\"}".getBytes(StandardCharsets.UTF_8)));

        HttpResponse<String> answer = client.get("/api/v1/identities/7");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"type\":\"/problems/wrong-state\"}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=60");
    }

    @Test
    void what_is_seen_by_a_token_is_kept_by_no_cache_unless_the_service_says_so(Client client) {
        String bearer = "Bearer " + Tokens.of("D3604", "officer");

        assertThat(client.get("/api/v1/obligations", "Authorization", bearer)
                        .headers()
                        .allValues("Cache-Control"))
                .containsExactly("no-store");
        assertThat(client.get("/api/v1/provinces").headers().firstValue("Cache-Control"))
                .isEmpty();
        Services.IDENTITY.answers(FakeService.answer(
                200, Map.of("Cache-Control", "private, max-age=5"), "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(client.get("/api/v1/provinces", "Authorization", bearer)
                        .headers()
                        .allValues("Cache-Control"))
                .containsExactly("private, max-age=5");
    }

    @Test
    void not_modified_comes_back_without_a_body(Client client) {
        Services.IDENTITY.answers(FakeService.answer(304, Map.of("ETag", "\"7\""), new byte[0]));

        HttpResponse<String> answer = client.get("/api/v1/provinces", "If-None-Match", "\"7\"");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_services_own_address_never_shows(Client client) {
        Services.IDENTITY.answers(FakeService.answer(
                201,
                Map.of(
                        "Location", Services.IDENTITY.url() + "/api/v1/identities/9",
                        "Link", "<" + Services.IDENTITY.url() + "/api/v1/identities?cursor=x>; rel=\"next\"",
                        "Server", "quarkus"),
                new byte[0]));

        HttpResponse<String> answer = client.get("/api/v1/identities");

        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/identities/9");
        assertThat(answer.headers().firstValue("Link")).hasValue("</api/v1/identities?cursor=x>; rel=\"next\"");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void what_a_service_has_compressed_is_passed_on_and_not_compressed_again(Client client) throws Exception {
        byte[] compressed = gzip(LONG_JSON);
        Services.IDENTITY.answers(FakeService.answer(
                200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), compressed));

        HttpResponse<byte[]> answer = client.bytes("/api/v1/districts", "Accept-Encoding", "gzip");

        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.body()).isEqualTo(compressed);
        assertThat(Services.IDENTITY.only().header("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void what_a_service_has_not_compressed_is_compressed_for_a_client_that_takes_it(Client client) throws Exception {
        Services.IDENTITY.answers(FakeService.json(200, LONG_JSON));

        HttpResponse<byte[]> answer = client.bytes("/api/v1/districts", "Accept-Encoding", "gzip");
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(LONG_JSON);
        }

        assertThat(client.get("/api/v1/districts").body()).isEqualTo(LONG_JSON);
    }

    @Test
    void events_pass_one_by_one_and_a_stream_may_outlast_the_time_limit(Client client) throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        Services.REPORTING.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                // The second event leaves only when the client has the first, and later than any call may take.
                firstSeen.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
        });

        HttpResponse<InputStream> answer =
                client.stream("/api/v1/kpis/soft-power-2568/stream", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        try (BufferedReader events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).isEqualTo("data: 1");
            // Longer than the time limit of the tests, 1.5 s, with nothing on the line.
            assertThat(firstSeen.await(2_000, TimeUnit.MILLISECONDS)).isFalse();
            firstSeen.countDown();
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isEqualTo("data: 2");
        }
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
