package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Files as they arrive: how large they may be, what breaks off, and what is left behind and swept away. */
@QuarkusTest
@Stack
class EnclosureUploadTest {

    private static final Path DIRECTORY = Path.of("target/enclosures");
    private static final int MEBIBYTE = 1024 * 1024;

    @Inject
    Desk desk;

    @Inject
    OrphanSweep sweep;

    @Inject
    Enclosures enclosures;

    @Inject
    Clock clock;

    @TestHTTPResource
    URI here;

    @BeforeEach
    void directory() throws IOException {
        Files.createDirectories(DIRECTORY);
    }

    private UUID draft() {
        return desk.letter("MOI", "DRAFT", "{}", "MOI");
    }

    private static String path(UUID letter, int n) {
        return "/api/v1/directives/" + letter + "/enclosures/" + n;
    }

    private static ValidatableResponse put(UUID letter, int n, String name, byte[] body) {
        return given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .queryParam("name", name)
                .contentType("application/octet-stream")
                .body(body)
                .put(path(letter, n))
                .then();
    }

    private static Response get(String office, UUID letter, int n) {
        return given().auth().oauth2(Tokens.of(office, "officer")).get(path(letter, n));
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(here.resolve(path))
                .header("Authorization", "Bearer " + Tokens.of("MOI", "officer"))
                .header("Content-Type", "text/plain")
                .method(method, body)
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static Path kept(String sha256) {
        return DIRECTORY.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static long incoming() throws IOException {
        if (!Files.isDirectory(DIRECTORY.resolve("incoming"))) {
            return 0;
        }
        try (var files = Files.list(DIRECTORY.resolve("incoming"))) {
            return files.count();
        }
    }

    @Test
    void the_largest_file_passes_and_one_byte_more_does_not_announced_or_streamed() throws Exception {
        var letter = draft();
        var largest = Files.write(DIRECTORY.resolve("largest"), Samples.pdf(25 * MEBIBYTE));
        var larger = Files.write(DIRECTORY.resolve("larger"), Samples.pdf(25 * MEBIBYTE + 1));
        assertThat(send("PUT", path(letter, 1), BodyPublishers.ofFile(largest)).statusCode())
                .isEqualTo(201);
        assertThat(send("PUT", path(letter, 2), streamed(largest)).statusCode()).isEqualTo(201);
        assertThat(send("PUT", path(letter, 3), BodyPublishers.ofFile(larger)).statusCode())
                .isEqualTo(413);
        var answer = send("PUT", path(letter, 4), streamed(larger));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large");
        assertThat(desk.count("select count(*) from enclosure where directive_id = ?", letter))
                .isEqualTo(2);
        await().until(() -> incoming() == 0);
    }

    private static BodyPublisher streamed(Path file) {
        return BodyPublishers.ofInputStream(() -> {
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void other_bodies_keep_their_smaller_limit_streamed_ones_too() throws Exception {
        var text = Files.write(DIRECTORY.resolve("text"), new byte[6 * MEBIBYTE]);
        assertThat(send("POST", "/api/v1/letters/parse", BodyPublishers.ofFile(text))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("POST", "/api/v1/letters/parse", streamed(text)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() throws IOException {
        var letter = draft();
        try (var socket = new Socket(here.getHost(), here.getPort())) {
            var head = "PUT " + path(letter, 1) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + Tokens.of("MOI", "officer") + "\r\nContent-Length: 1000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(Samples.pdf(400_000));
            socket.getOutputStream().flush();
            await().until(() -> incoming() > 0);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> incoming() == 0);
        assertThat(desk.count("select count(*) from enclosure where directive_id = ?", letter))
                .isZero();
    }

    @Test
    void the_sweep_removes_what_no_letter_has_and_nothing_else() throws IOException, SQLException {
        var letter = draft();
        var used = put(letter, 1, "a.pdf", Samples.pdf(1201)).extract().<String>path("sha256");
        var orphan = put(letter, 2, "b.pdf", Samples.pdf(1202)).extract().<String>path("sha256");
        var young = put(letter, 3, "c.pdf", Samples.pdf(1203)).extract().<String>path("sha256");
        for (var n : new int[] {2, 3}) {
            given().auth()
                    .oauth2(Tokens.of("MOI", "officer"))
                    .delete(path(letter, n))
                    .then()
                    .statusCode(204);
        }
        var half = Files.createTempFile(Files.createDirectories(DIRECTORY.resolve("incoming")), "enclosure-", ".part");
        Files.setLastModifiedTime(half, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
        desk.write(
                "update stored_file set touched_at = now() - interval '2 hours' where sha256 in (?, ?)", used, orphan);
        assertThat(sweep.sweep()).isGreaterThanOrEqualTo(2);
        assertThat(kept(used)).exists();
        assertThat(kept(orphan)).doesNotExist();
        assertThat(kept(young)).exists();
        assertThat(half).doesNotExist();
        assertThat(get("MOI", letter, 1).statusCode()).isEqualTo(200);
        // What was swept may come again.
        put(letter, 2, "b.pdf", Samples.pdf(1202)).statusCode(201);
        assertThat(get("MOI", letter, 2).asByteArray()).hasSize(1202);
    }
}
