package th.localpolicy.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.problem.ExceptionMappers;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client does wrong is told to the client, and wakes nobody at night: it is no warning and no error of the log. */
@QuarkusTest
@Stack
class FaultsOfClientsTest {

    private static final int A_MEGABYTE = 1_048_576;

    @TestHTTPResource("/api/v1/identities")
    URI identities;

    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                alarms.add(entry.getLoggerName() + ": " + entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listening);
    }

    @AfterEach
    void nobody_was_woken() {
        Logger.getLogger("").removeHandler(listening);
        assertThat(alarms).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {A_MEGABYTE + 1, 9 * A_MEGABYTE})
    void a_streamed_body_that_is_too_large_is_refused_as_such(int size) throws Exception {
        var body = "{\"nameTh\":\"%s\"}".formatted("x".repeat(size)).getBytes(StandardCharsets.UTF_8);

        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(identities)
                            .header("Authorization", "Bearer " + Tokens.of("D3604", "officer"))
                            .header("Content-Type", "application/json")
                            .header("Accept-Language", "en")
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"/problems/too-large\"", "Too large");
        }
    }

    @Test
    void a_client_that_hangs_up_while_it_is_sending_has_made_a_bad_request() {
        var asItComes = new IOException(new IOException(new HttpClosedException("Connection was closed")));

        try (var answer = new ExceptionMappers().failed(asItComes)) {
            assertThat(answer.getStatus()).isEqualTo(400);
        }
    }

    @Test
    void a_form_that_nobody_makes_is_not_acceptable() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var form : List.of("image/png", "text/html;q=0.9, image/*", "application/json;q=0")) {
                var answer = http.send(
                        HttpRequest.newBuilder(identities)
                                .header("Accept", form)
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(form).isEqualTo(406);
                assertThat(answer.body()).contains("\"/problems/not-acceptable\"");
            }
            for (var form : List.of("*/*", "application/*", "image/png, */*;q=0.1", "text/csv")) {
                var answer = http.send(
                        HttpRequest.newBuilder(identities)
                                .header("Accept", form)
                                .build(),
                        BodyHandlers.discarding());
                assertThat(answer.statusCode()).as(form).isEqualTo(200);
            }
        }
    }
}
