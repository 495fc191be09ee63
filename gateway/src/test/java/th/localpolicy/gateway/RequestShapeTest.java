package th.localpolicy.gateway;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What could be read as one request by the gateway and as two by somebody else is refused, and nobody is woken for it. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class RequestShapeTest {

    @LocalServerPort
    private int port;

    private static final String POST = "POST /api/v1/identities HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Authorization: Bearer " + Tokens.of("D3604", "officer") + "\r\n";
    private static final String GET = "GET /api/v1/provinces HTTP/1.1\r\n";
    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";
    private static final String SECOND = "GET /api/v1/letters HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @AfterEach
    void nobody_was_woken(CapturedOutput output) {
        assertThat(output.getOut()).doesNotContain(" ERROR ", " WARN ", "\tat ");
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("two lengths", POST + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde"),
                Arguments.of("the same length twice", POST + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd"),
                Arguments.of("a list of lengths", POST + "Content-Length: 4, 5\r\n\r\nabcde"),
                Arguments.of("a length with a sign", POST + "Content-Length: +4\r\n\r\nabcd"),
                Arguments.of("a negative length", POST + "Content-Length: -4\r\n\r\nabcd"),
                Arguments.of("a length without end", POST + "Content-Length: 99999999999999999999\r\n\r\nabcd"),
                Arguments.of(
                        "a length and chunks",
                        POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND),
                Arguments.of(
                        "chunks and a length",
                        POST + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + SECOND),
                Arguments.of("chunks and more", POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                Arguments.of("not quite chunks", POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "two codings",
                        POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "a blank before the colon",
                        POST + "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "a coding on the next line",
                        POST + "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "chunks in HTTP/1.0",
                        POST.replace("1.1", "1.0")
                                + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
                Arguments.of("a chunk with junk", POST + "Transfer-Encoding: chunked\r\n\r\n0x1\r\nA\r\n0\r\n\r\n"),
                Arguments.of("a negative chunk", POST + "Transfer-Encoding: chunked\r\n\r\n-1\r\nA\r\n0\r\n\r\n"),
                Arguments.of(
                        "a line end within a chunk's line",
                        POST + "Transfer-Encoding: chunked\r\n\r\n1;\nxx\r\nA\r\n0\r\n\r\n"),
                Arguments.of("a blank before the first header", GET + " X: 1\r\n" + HOST + "\r\n"),
                Arguments.of("bare line feeds", GET.replace("\r", "") + HOST.replace("\r", "") + "\n"),
                Arguments.of("a bare line feed in a header", GET + HOST + "X: a\nY: b\r\n\r\n"),
                Arguments.of("a bare carriage return in a header", GET + HOST + "X: a\rY: b\r\n\r\n"),
                Arguments.of("a NUL in a header", GET + HOST + "X: a\u0000b\r\n\r\n"),
                Arguments.of("no host", GET + "Connection: close\r\n\r\n"),
                Arguments.of("two hosts", GET + HOST + "Host: evil.example\r\n\r\n"),
                Arguments.of("a host with a path", GET + HOST.replace("localhost", "localhost/../x") + "\r\n"),
                Arguments.of(
                        "a host with a name before it", GET + HOST.replace("localhost", "a@evil.example") + "\r\n"),
                Arguments.of(
                        "an address at another host",
                        "GET http://evil.example/api/v1/provinces HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("HTTP/2 without its handshake", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void a_request_that_has_two_readings_is_refused_and_what_follows_it_is_not_read(
            String shape, String request, Client client) {
        String answer = client.said(request);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/invalid-request");
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as("one answer").hasSize(2);
        assertThat(Services.DIRECTIVE.received()).isEmpty();
    }

    @Test
    void a_body_that_cannot_be_read_to_its_end_is_never_taken_for_a_whole_one() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String head = POST.replace("/api/v1/identities", "/api/v1/submissions/bulk");
            out.write((head + "Transfer-Encoding: chunked\r\n\r\n5\r\nline\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(Services.REPORTING.bodyBegun().await(10, TimeUnit.SECONDS))
                    .isTrue();

            out.write("nonsense\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
        await().untilAsserted(() -> assertThat(Services.REPORTING.received())
                .singleElement()
                .satisfies(received -> assertThat(received.whole()).isFalse()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "evil.example:80", "api/v1/provinces", "http://localhost/q/health"})
    void no_address_leads_anywhere_but_to_the_api(String target, Client client) {
        assertThat(client.said("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n"))
                .containsPattern("^HTTP/1.1 40[04] ");
        assertThat(Services.IDENTITY.received()).isEmpty();
    }

    @Test
    void an_address_may_be_absolute_if_it_is_ours(Client client) {
        assertThat(client.said("GET http://localhost/api/v1/provinces?a=b HTTP/1.1\r\n" + HOST + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(Services.IDENTITY.only().target()).isEqualTo("/api/v1/provinces?a=b");
    }

    @Test
    void a_header_folded_over_two_lines_is_one_line_behind_us(Client client) {
        assertThat(client.said(GET + HOST + "X-Folded: a\r\n  Authorization: b\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(Services.IDENTITY.only().header("X-Folded")).isEqualTo("a Authorization: b");
        assertThat(Services.IDENTITY.only().header("Authorization")).isNull();
    }

    @Test
    void nothing_is_switched_to_another_protocol(Client client) {
        String answer = client.said(GET + "Host: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\nSec-WebSocket-Version: 13\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(Services.IDENTITY.only().header("Upgrade")).isNull();
    }
}
