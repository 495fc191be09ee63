package th.localpolicy.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.eventpath.Change;
import th.localpolicy.platform.eventpath.ServiceDatabase;
import th.localpolicy.platform.eventpath.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class OutboxRelayTest {

    private static final String UNPUBLISHED = "outbox where published_at is null";
    private static final Outbox OUTBOX = new Outbox(new ObjectMapper(), "/test-service");
    private static final Duration NEVER = Duration.ofHours(1);

    private ServiceDatabase database;
    private Topic topic;

    @BeforeEach
    void fresh() {
        database = ServiceDatabase.fresh("relay");
        topic = Topic.fresh(3);
    }

    @Test
    void an_event_committed_late_is_not_skipped() throws SQLException {
        try (var late = database.source().getConnection();
                var relay = RunningRelay.over(database.source())) {
            late.setAutoCommit(false);
            database.change(late, topic.name(), "late", 1);
            database.change(topic.name(), "early", 1);
            await().until(() -> topic.versions().containsKey("early"));

            late.commit();

            await().until(() -> topic.versions().containsKey("late"));
            assertThat(database.ask("select message_key from outbox order by seq"))
                    .containsExactly("late", "early");
            assertThat(relay.alive()).isTrue();
        }
    }

    @Test
    void an_event_whose_transaction_rolled_back_never_leaves() throws SQLException {
        try (var undecided = database.source().getConnection();
                var relay = RunningRelay.over(database.source())) {
            undecided.setAutoCommit(false);
            database.change(undecided, topic.name(), "undone", 1);
            undecided.rollback();
            database.change(topic.name(), "done", 1);

            await().until(() -> topic.versions().containsKey("done"));
            assertThat(topic.versions()).containsOnlyKeys("done");
            assertThat(relay.alive()).isTrue();
        }
    }

    @Test
    void an_event_leaves_as_a_cloud_event_under_the_key_of_its_aggregate() throws SQLException {
        var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        database.run(connection -> {
            OUTBOX.append(
                    connection,
                    traceparent,
                    List.of(ServiceDatabase.event(topic.name(), "thing-1", 7, new Change(42))));
            return null;
        });

        try (var relay = RunningRelay.over(database.source())) {
            await().until(() -> topic.read().size() == 1);
            var message = topic.read().getFirst();
            assertThat(message.key()).isEqualTo("thing-1");
            assertThat(new String(message.value(), StandardCharsets.UTF_8)).isEqualTo("{\"amount\":42}");
            var eventId = database.ask("select event_id from outbox").getFirst();
            assertThat(Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", eventId,
                            "ce_type", "thing.changed",
                            "ce_source", "/test-service",
                            "ce_subject", "thing-1",
                            "ce_time", "2025-03-31T16:59:59Z",
                            "ce_aggregateversion", "7",
                            "content-type", "application/json",
                            "traceparent", traceparent))
                    .allSatisfy((name, value) ->
                            assertThat(Topic.header(message, name)).as(name).isEqualTo(value));
            assertThat(relay.alive()).isTrue();
        }
    }

    @Test
    void a_waking_after_the_commit_is_enough_without_the_poll() {
        try (var relay = RunningRelay.over(database.source(), this::producer, NEVER)) {
            await().until(relay::active);
            database.change(topic.name(), "thing", 1);

            relay.wake();

            await().until(() -> topic.versions().containsKey("thing"));
        }
    }

    @Test
    void the_poll_finds_an_event_that_nobody_woke_the_relay_for() {
        try (var relay = RunningRelay.over(database.source())) {
            await().until(relay::active);
            database.change(topic.name(), "thing", 1);

            await().until(() -> topic.versions().containsKey("thing"));
        }
    }

    @Test
    void a_crash_between_acknowledgement_and_mark_sends_the_same_event_again() {
        OutboxMarks.refuseFirst(database);
        database.change(topic.name(), "thing", 1);

        try (var relay = RunningRelay.over(database.source())) {
            await().until(() -> database.count(UNPUBLISHED) == 0);

            assertThat(relay.alive()).isTrue();
            assertThat(topic.read())
                    .hasSize(2)
                    .extracting(message -> Topic.header(message, "ce_id"))
                    .containsOnly(database.ask("select event_id from outbox").getFirst());
        }
    }

    @Test
    void nothing_overtakes_an_event_that_kafka_did_not_take() {
        for (var version = 1; version <= 3; version++) {
            database.change(topic.name(), "thing", version);
        }

        try (var relay = RunningRelay.over(database.source(), firstSendFails(), Duration.ofMillis(100))) {
            await().until(() -> database.count(UNPUBLISHED) == 0);

            assertThat(relay.alive()).isTrue();
            assertThat(topic.versions()).containsEntry("thing", List.of(1L, 2L, 3L));
        }
    }

    @Test
    void nothing_overtakes_an_event_that_kafka_refuses_and_all_follow_once_it_is_taken() throws Exception {
        var narrow = Topic.fresh(1);
        narrow.limitRecordsTo(20_000);
        append(
                ServiceDatabase.event(narrow.name(), "thing", 1, new Change(1)),
                ServiceDatabase.event(narrow.name(), "thing", 2, Map.of("amount", 2, "note", "x".repeat(30_000))),
                ServiceDatabase.event(narrow.name(), "thing", 3, new Change(3)));
        try (var relay = RunningRelay.over(database.source())) {
            await().until(() -> database.count(UNPUBLISHED) == 2);
            assertThat(narrow.versions()).containsExactly(Map.entry("thing", List.of(1L)));

            narrow.limitRecordsTo(1_000_000);

            await().until(() -> database.count(UNPUBLISHED) == 0);
            assertThat(narrow.versions()).containsExactly(Map.entry("thing", List.of(1L, 2L, 3L)));
            assertThat(relay.alive()).isTrue();
        }
    }

    @Test
    void only_what_kafka_acknowledged_is_marked() {
        database.change(topic.name(), "taken", 1);
        database.change("test.nobody-made-this.v1", "refused", 1);
        database.change(topic.name(), "behind", 1);

        try (var relay = RunningRelay.impatient(database.source())) {
            await().until(() -> database.count(UNPUBLISHED) == 2);

            assertThat(database.ask("select message_key from outbox where published_at is null order by seq"))
                    .containsExactly("refused", "behind");
            assertThat(relay.alive()).isTrue();
        }
    }

    @Test
    void events_that_were_published_are_sent_again_in_their_order_on_command() {
        for (var version = 1; version <= 3; version++) {
            database.change(topic.name(), "thing", version);
        }
        try (var relay = RunningRelay.over(database.source())) {
            await().until(() -> database.count(UNPUBLISHED) == 0);

            database.execute("update outbox set published_at = null where seq between 2 and 3");

            await().until(() -> database.count(UNPUBLISHED) == 0);
            assertThat(relay.alive()).isTrue();
            assertThat(topic.read())
                    .extracting(message -> Topic.header(message, "ce_aggregateversion"))
                    .containsExactly("1", "2", "3", "2", "3");
        }
    }

    @Test
    void a_stopped_relay_lets_go_of_the_lock_of_a_connection_that_goes_back_to_a_pool() throws SQLException {
        try (var pooled = database.source().getConnection()) {
            var relay = RunningRelay.over(OneConnection.source(pooled), this::producer, Duration.ofMillis(100));
            await().until(relay::active);

            relay.close();

            assertThat(database.cutActiveRelay()).isZero();
        }
    }

    @Test
    void an_event_that_is_no_json_is_refused_before_it_is_written() {
        var event = ServiceDatabase.event(topic.name(), "thing", 1, new Object());

        assertThatThrownBy(() -> append(event)).isInstanceOf(IllegalArgumentException.class);
        assertThat(database.count("outbox")).isZero();
    }

    @Test
    void a_service_asks_kafka_for_every_acknowledgement_and_for_no_duplicates() {
        assertThat(RunningRelay.configuration()).containsEntry("acks", "all").containsEntry("enable.idempotence", true);
    }

    private void append(OutboxEvent... events) throws SQLException {
        database.run(connection -> {
            OUTBOX.append(connection, null, List.of(events));
            return null;
        });
    }

    private Producer<String, byte[]> producer() {
        return new KafkaProducer<>(RunningRelay.configuration());
    }

    /** As when Kafka comes back while a batch is being sent: the first record has waited too long, the next is taken. */
    private Supplier<Producer<String, byte[]>> firstSendFails() {
        var sends = new AtomicInteger();
        return () -> new KafkaProducer<>(RunningRelay.configuration()) {
            @Override
            public Future<RecordMetadata> send(ProducerRecord<String, byte[]> message, Callback callback) {
                if (sends.getAndIncrement() > 0) {
                    return super.send(message, callback);
                }
                var failure = new TimeoutException("waited too long for metadata");
                if (callback != null) {
                    callback.onCompletion(null, failure);
                }
                return CompletableFuture.failedFuture(failure);
            }
        };
    }
}
