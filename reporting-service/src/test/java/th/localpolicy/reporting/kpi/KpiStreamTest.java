package th.localpolicy.reporting.kpi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.kpi.KpiStream.Message;
import th.localpolicy.reporting.kpi.KpiStream.Told;
import th.localpolicy.reporting.kpi.Told.Event;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Progress as it is made, over HTTP and at a second replica. */
@QuarkusTest
@Stack
class KpiStreamTest extends KpiFixture {

    private static final byte[] REQUEST = ("GET " + KPI
                    + "/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    @TestHTTPResource
    URI service;

    @Inject
    KpiStream stream;

    @Inject
    Pictures pictures;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper json;

    @Inject
    KpiConfig config;

    /** A client of the stream, which keeps the lines it is sent. */
    private static final class Client implements AutoCloseable {

        private final HttpClient http = HttpClient.newHttpClient();
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Client(URI service, String lastEventId) {
            var request = HttpRequest.newBuilder(service.resolve(KPI + "/stream"));
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            Thread.ofVirtual().start(() -> {
                try (Stream<String> answer =
                        http.send(request.build(), BodyHandlers.ofLines()).body()) {
                    answer.forEach(lines::add);
                } catch (IOException | InterruptedException | java.io.UncheckedIOException e) {
                    lines.add("end");
                }
            });
        }

        List<String> those(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1).strip())
                    .toList();
        }

        void sees(int achieved) {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !those("data").isEmpty()
                            && those("data").getLast().contains("\"achieved\":" + achieved + ","));
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }

    @Test
    void an_event_has_the_fields_of_an_event_and_no_others() throws Exception {
        try (var client = new Client(service, null)) {
            await().until(() -> !client.those("data").isEmpty());
            assertThat(client.lines).allMatch(line -> line.isEmpty() || line.matches("(id|event|retry|data|):.*"));
        }
    }

    @Test
    void a_client_sees_the_progress_of_now_and_each_change_within_a_second() throws Exception {
        try (var client = new Client(service, null)) {
            client.sees(0);
            assertThat(client.those("event")).containsOnly("progress");
            assertThat(client.those("retry")).isNotEmpty();
            for (var district = 1; district <= 3; district++) {
                var expected = district;
                registry.tell(Event.registered(UUID.randomUUID(), 3, "360" + district, "2025-01-01"));
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> achieved("2026-01-01") == expected);
                var counted = System.nanoTime();
                client.sees(expected);
                assertThat(Duration.ofNanos(System.nanoTime() - counted)).isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void who_comes_back_is_sent_what_was_missed_and_nothing_that_was_seen() throws Exception {
        String seen;
        try (var client = new Client(service, null)) {
            client.sees(0);
            seen = client.those("id").getLast();
        }
        try (var client = new Client(service, seen)) {
            await().until(() -> client.lines.stream().anyMatch(line -> line.startsWith(":")));
            assertThat(client.those("data")).isEmpty();
            registry.tell(Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"));
            client.sees(1);
        }
        try (var client = new Client(service, seen)) {
            client.sees(1);
        }
        try (var client = new Client(service, "no id of ours")) {
            client.sees(1);
        }
    }

    @Test
    void every_replica_hears_of_a_change_within_a_second() throws Exception {
        var second = new KpiStream(pictures, clock, json, config, new SimpleMeterRegistry());
        var replica = new KpiFeed(database, second, config);
        replica.start(null);
        try {
            var client = second.open(now(), null, () -> {})
                    .subscribe()
                    .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            client.awaitItems(1);
            registry.tell(Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"));
            becomes("2026-01-01", 1);
            client.awaitItems(2, Duration.ofSeconds(1));
            assertThat(client.getItems().getLast().data()).contains("\"achieved\":1,");
            assertThat(replica.version()).isPresent();
        } finally {
            replica.stop(null);
        }
    }

    private Picture now() throws Exception {
        try (var connection = database.getConnection()) {
            return pictures.read(connection, "soft-power-2568").orElseThrow();
        }
    }

    @Test
    void a_client_that_does_not_read_is_cut_off_and_costs_the_others_nothing() throws Exception {
        double before = clients();
        try (var reader = new Client(service, null);
                var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            socket.getOutputStream().write(REQUEST);
            reader.sees(0);
            await().atMost(Duration.ofSeconds(5)).until(() -> clients() == before + 2);
            // More than the network will hold for somebody who does not read, and then one more.
            var today = Bangkok.today(clock);
            for (var version = 1; version <= 2; version++) {
                stream.tell(
                        "soft-power-2568",
                        new Told(
                                Long.MAX_VALUE - 2 + version,
                                today,
                                List.of(-version),
                                new Message("flood." + version, version + "x".repeat(24 * 1024 * 1024))));
            }
            await().atMost(config.stream().patience().plusSeconds(20)).until(() -> clients() == before + 1);
            assertThat(reader.those("id")).contains("flood.1", "flood.2");
        }
    }

    @Test
    void there_is_room_for_so_many_clients_and_no_more() throws Exception {
        var one = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(KpiConfig.class)
                .withDefaultValue("reporting.kpi.stream.connections", "1")
                .build()
                .getConfigMapping(KpiConfig.class);
        var small = new KpiStream(pictures, clock, json, one, new SimpleMeterRegistry());
        assertThat(small.hasRoom()).isTrue();
        var client =
                small.open(now(), null, () -> {}).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        assertThat(small.hasRoom()).isFalse();
        client.cancel();
        assertThat(small.hasRoom()).isTrue();
    }

    @Test
    void a_client_that_hangs_up_is_forgotten() throws Exception {
        double before = clients();
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream().write(REQUEST);
            var answer = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
            assertThat(answer.read()).isEqualTo('H');
            await().atMost(Duration.ofSeconds(5)).until(() -> clients() == before + 1);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> clients() <= before);
    }

    private static double clients() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("kpi_stream_clients"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
