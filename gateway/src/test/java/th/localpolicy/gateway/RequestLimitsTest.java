package th.localpolicy.gateway;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;

@GatewayTest
@TestPropertySource(properties = {"gateway.api.upload=2s"})
@ExtendWith(OutputCaptureExtension.class)
class RequestLimitsTest {

    @LocalServerPort
    private int port;

    private static final byte[] TWENTY_MEGABYTES = new byte[20 * 1024 * 1024];
    private static final byte[] ONE_MEBIBYTE = new byte[1024 * 1024];
    private static final String[] AUTHORIZED = {"Authorization", "Bearer " + Tokens.of("D3604", "officer")};

    @Test
    void a_body_that_announces_itself_as_too_large_never_reaches_the_service(Client client) {
        assertProblem(
                client.send("POST", "/api/v1/identities", BodyPublishers.ofByteArray(TWENTY_MEGABYTES), AUTHORIZED),
                413,
                "too-large");
        assertThat(Services.IDENTITY.received()).isEmpty();
    }

    @Test
    void a_streamed_body_that_proves_too_large_never_reaches_the_service_whole(Client client) {
        assertProblem(
                client.send(
                        "POST",
                        "/api/v1/identities",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TWENTY_MEGABYTES)),
                        AUTHORIZED),
                413,
                "too-large");
        assertThat(Services.IDENTITY.received()).allMatch(request -> !request.whole());
    }

    @Test
    void a_body_of_exactly_the_limit_passes_announced_or_streamed(Client client) {
        assertThat(client.send("POST", "/api/v1/identities", BodyPublishers.ofByteArray(ONE_MEBIBYTE), AUTHORIZED)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send(
                                "POST",
                                "/api/v1/identities",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(ONE_MEBIBYTE)),
                                AUTHORIZED)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Services.IDENTITY.received())
                .allSatisfy(request -> assertThat(request.body()).hasSize(ONE_MEBIBYTE.length));
    }

    @Test
    void a_body_is_passed_on_as_it_comes_and_never_held(Client client) {
        byte[] part = new byte[100_000];
        Iterable<byte[]> upload = () -> Stream.<Supplier<byte[]>>of(() -> part, this::lastByteOnceTheServiceHasTheFirst)
                .map(Supplier::get)
                .iterator();

        assertThat(client.send("POST", "/api/v1/imports/submissions", BodyPublishers.ofByteArrays(upload), AUTHORIZED)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Services.REPORTING.only().body()).hasSize(part.length + 1);
    }

    private byte[] lastByteOnceTheServiceHasTheFirst() {
        try {
            assertThat(Services.REPORTING.bodyBegun().await(5, TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new byte[] {'x'};
    }

    @Test
    void the_files_of_letters_may_be_as_large(Client client) {
        assertThat(client.send(
                                "PUT",
                                "/api/v1/directives/0197f0c2-0000-7000-8000-000000000000/enclosures/1",
                                BodyPublishers.ofByteArray(TWENTY_MEGABYTES),
                                AUTHORIZED)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Services.DIRECTIVE.only().body()).hasSize(TWENTY_MEGABYTES.length);
    }

    @Test
    void whole_files_have_a_limit_of_their_own(Client client) {
        assertThat(client.send(
                                "POST",
                                "/api/v1/submissions/bulk",
                                BodyPublishers.ofByteArray(TWENTY_MEGABYTES),
                                AUTHORIZED)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Services.REPORTING.only().body()).hasSize(TWENTY_MEGABYTES.length);
    }

    @Test
    void without_a_token_a_large_body_is_not_even_looked_at(Client client) {
        assertProblem(
                client.send("POST", "/api/v1/identities", BodyPublishers.ofByteArray(TWENTY_MEGABYTES)),
                401,
                "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer bad", "X-No: token"})
    void a_client_that_sends_everything_before_it_listens_still_hears_why_it_was_refused(String header, Client client) {
        String body = "a".repeat(20_000_000);

        String answer = client.raw(
                "POST /api/v1/identities HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                header,
                "Content-Length: " + (body.length() + "\r\n\r\n".length()),
                "",
                body);

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("/problems/unauthenticated");
    }

    @Test
    void headers_over_the_limit_are_refused(Client client) {
        String answer = client.raw(
                "GET /api/v1/identities HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Accept-Language: en",
                "X-Much: " + "a".repeat(20_000));

        assertThat(answer)
                .startsWith("HTTP/1.1 431 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("/problems/too-large", "\"status\":431");
    }

    @Test
    void an_address_over_the_limit_is_refused(Client client) {
        String answer = client.raw(
                "GET /api/v1/identities?q=" + "a".repeat(9_000) + " HTTP/1.1", "Host: localhost", "Connection: close");

        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("/problems/too-large", "\"status\":414");
    }

    @Test
    void a_client_that_still_sends_an_endless_address_is_not_cut_off_before_it_has_heard_why() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out.write("GET /api/me HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("HTTP/1.1 200");
            out.write(("GET /api/me?q=" + "a".repeat(20_000)).getBytes(StandardCharsets.US_ASCII));
            assertThat(in.lines().filter(line -> line.contains("HTTP/1.1 ")).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).endsWith("HTTP/1.1 414 Request-URI Too Long"));

            for (int i = 0; i < 20; i++) {
                out.write("a".repeat(50_000).getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(in.lines()).anyMatch(line -> line.contains("/problems/too-large"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/identities", "/api/v1/submissions/bulk"})
    void a_streamed_body_that_is_too_large_is_no_error_of_ours(String path, Client client, CapturedOutput output) {
        assertProblem(
                client.send(
                        "POST",
                        path,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[40 * 1024 * 1024])),
                        AUTHORIZED),
                413,
                "too-large");

        await().until(() -> output.getOut().contains("POST " + path + " status=413"));
        assertThat(output.getOut()).doesNotContain(" ERROR ", " WARN ", "\tat ");
    }

    @Test
    void a_body_that_does_not_arrive_in_time_is_refused_as_the_clients_fault(Client client) {
        String answer = client.raw(
                "POST /api/v1/identities HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                AUTHORIZED[0] + ": " + AUTHORIZED[1],
                "Content-Length: 100");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/invalid-request");
    }
}
