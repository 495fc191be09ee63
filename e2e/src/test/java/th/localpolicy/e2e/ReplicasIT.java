package th.localpolicy.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.e2e.Kpi.HALF_YEAR;

/** Two processes of reporting-service on one database: a listener is told whichever of them it is connected to. */
@EndToEnd
@Order(7)
class ReplicasIT {

    private static final String KPI = "/api/v1/kpis/soft-power-2568";
    private static final String DISTRICT = "3217";

    private final RunningStack stack;

    ReplicasIT(RunningStack stack) {
        this.stack = stack;
    }

    /** Somebody who listens to the progress at one of the processes. */
    private static final class Ear implements AutoCloseable {

        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;

        private Ear(String url, String lastEventId) {
            var request = HttpRequest.newBuilder(URI.create(url + KPI + "/stream"));
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            try {
                body = client.send(request.build(), BodyHandlers.ofInputStream())
                        .body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            Thread.ofVirtual()
                    .start(() -> new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
                            .lines()
                            .forEach(lines::add));
        }

        private List<String> those(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1).strip())
                    .toList();
        }

        private void hears(int achieved) {
            await("told of " + achieved)
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            those("data").stream().anyMatch(data -> data.contains("\"achieved\":" + achieved + ",")));
        }

        @Override
        public void close() throws IOException {
            body.close();
            client.shutdownNow();
        }
    }

    @Test
    void a_change_reaches_the_listeners_of_every_process_and_a_listener_may_go_on_at_another() throws Exception {
        var first = stack.past(Part.REPORTING);
        String seen;
        int achieved;
        try (var second = stack.another(Part.REPORTING);
                var here = new Ear(first.gateway(), null);
                var there = new Ear(second.url(), null)) {
            achieved =
                    second.anybody().get(KPI + "/progress").ok().get("achieved").asInt();
            here.hears(achieved);
            there.hears(achieved);

            stack.registry().registered(DISTRICT, HALF_YEAR);

            here.hears(achieved + 1);
            var toldHere = System.nanoTime();
            there.hears(achieved + 1);
            assertThat(Duration.ofNanos(System.nanoTime() - toldHere)).isLessThan(Duration.ofSeconds(1));
            assertThat(second.anybody().get(KPI + "/progress").text())
                    .isEqualTo(first.get(KPI + "/progress").text());
            assertThat(second.anybody()
                            .get(KPI + "/progress", "If-None-Match", etagOf(first))
                            .status())
                    .as("an ETag of one process at the other")
                    .isEqualTo(304);
            seen = there.those("id").getLast();
        }
        try (var back = new Ear(first.gateway(), seen)) {
            await("the line is open")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> back.lines.stream().anyMatch(line -> line.startsWith(":")));
            assertThat(back.those("data"))
                    .as("what was heard at the other process")
                    .isEmpty();
        }
    }

    private static String etagOf(Client client) {
        return client.get(KPI + "/progress").header("ETag").orElseThrow();
    }
}
