package th.localpolicy.platform.inbox;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.eventpath.Facts;
import th.localpolicy.platform.eventpath.ServiceDatabase;
import th.localpolicy.platform.eventpath.Topic;
import th.localpolicy.platform.outbox.OutboxMarks;
import th.localpolicy.platform.outbox.RunningRelay;
import th.localpolicy.stack.testing.TestServers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the transaction that decides to the facts that are counted, with what can break in between. */
class EventPathTest {

    private static final String UNPUBLISHED = "outbox where published_at is null";

    private ServiceDatabase database;
    private Topic topic;
    private Facts listener;

    @BeforeEach
    void fresh() {
        database = ServiceDatabase.fresh("eventpath");
        topic = Topic.fresh(3);
        listener = Facts.of("listener-" + UUID.randomUUID(), topic.name());
    }

    @AfterEach
    void kafkaIsUp() {
        TestServers.running().startKafka();
    }

    @Test
    void a_crash_between_acknowledgement_and_mark_sends_again_and_counts_once() {
        OutboxMarks.refuseFirst(database);
        changes(1, 10);

        try (var relay = RunningRelay.over(database.source());
                var consumer = RunningConsumer.of(listener, database)) {
            assertThat(List.of(relay, consumer)).doesNotContainNull();
            await().until(() -> database.count(UNPUBLISHED) == 0 && topic.read().size() > 10);
            changes(11, 12);
            await().until(() -> database.facts().contains("thing 12"));
        }
        assertTakenOnceInOrder(12);
    }

    @Test
    void kafka_down_for_longer_than_a_delivery_may_take_loses_nothing_and_drains_by_itself()
            throws InterruptedException {
        try (var relay = RunningRelay.impatient(database.source());
                var consumer = RunningConsumer.of(listener, database)) {
            assertThat(consumer).isNotNull();
            changes(1, 20);
            await().until(() -> database.count("taken") == 20);

            var officer = Thread.ofPlatform().start(() -> changes(21, 200));
            await().until(() -> database.count("taken") > 40);
            TestServers.running().stopKafka();
            officer.join();
            changes(201, 220);
            var before = relay.attempts();
            await().atMost(20, SECONDS).until(() -> relay.attempts() >= before + 3);
            assertThat(database.count(UNPUBLISHED)).isGreaterThanOrEqualTo(20);
            TestServers.running().startKafka();

            await().atMost(30, SECONDS).until(() -> database.count("taken") >= 220);
            await().until(() -> database.count(UNPUBLISHED) == 0);
        }
        assertTakenOnceInOrder(220);
        assertThat(topic.versions())
                .containsEntry("thing", LongStream.rangeClosed(1, 220).boxed().toList());
    }

    @Test
    void a_service_that_starts_while_kafka_is_down_sends_and_hears_everything_once_it_is_up() {
        TestServers.running().stopKafka();
        try (var relay = RunningRelay.impatient(database.source());
                var consumer = RunningConsumer.of(listener, database)) {
            assertThat(consumer).isNotNull();
            changes(1, 20);
            await().until(() -> relay.attempts() >= 2);

            TestServers.running().startKafka();

            await().atMost(30, SECONDS).until(() -> database.count("taken") >= 20);
        }
        assertTakenOnceInOrder(20);
    }

    private void changes(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(amount -> database.change(topic.name(), "thing", amount));
    }

    private void assertTakenOnceInOrder(int versions) {
        assertThat(database.taken())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, versions)
                        .mapToObj(version -> "thing " + version)
                        .toList());
        assertThat(database.facts()).containsExactly("thing " + versions);
        assertThat(database.count("dead_letter")).isZero();
    }
}
