package th.localpolicy.platform.inbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.eventpath.Facts;
import th.localpolicy.platform.eventpath.ServiceDatabase;
import th.localpolicy.platform.eventpath.Topic;
import th.localpolicy.platform.outbox.RunningRelay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class InboxConsumerTest {

    private static final int KEYS = 5;

    private ServiceDatabase database;
    private Topic topic;
    private Facts listener;

    @BeforeEach
    void fresh() {
        database = ServiceDatabase.fresh("consumer");
        topic = Topic.fresh(3);
        listener = Facts.of("listener-" + UUID.randomUUID(), topic.name());
    }

    @Test
    void offsets_are_committed_only_after_the_database() {
        topic.write(changes(1, 10));
        var committedBefore = new ConcurrentLinkedQueue<Long>();
        var failing = new FailingDatabase(database, 2, commit -> {
            committedBefore.add(committedOffsets());
            throw new SQLException("the server closed the connection", "08006");
        });

        try (var consumer = RunningConsumer.of(listener, failing)) {
            assertThat(consumer).isNotNull();
            await().until(() -> failing.attempts() > 2 && database.count("taken") == 50);
            await().until(() -> committedOffsets() == 50);
        }
        assertThat(committedBefore).containsExactly(0L, 0L);
    }

    @Test
    void while_the_database_is_down_it_goes_back_and_takes_everything_afterwards_once_and_in_order() {
        topic.write(changes(1, 20));
        var failing = new FailingDatabase(database, 2, commit -> database.cutConnections());

        try (var consumer = RunningConsumer.of(listener, failing)) {
            await().until(() -> failing.attempts() >= 1);
            assertThat(consumer.behind()).as("nothing is taken in yet").isPositive();
            topic.write(changes(21, 40));

            await().atMost(20, SECONDS).until(() -> database.count("taken") >= 200);
            await().until(() -> consumer.behind() == 0);
        }
        assertEachTakenOnceInOrder(40);
        assertThat(database.count("dead_letter")).isZero();
    }

    @Test
    void a_crash_between_the_database_and_the_offsets_counts_once() {
        topic.write(changes(1, 10));
        var crashed = new AtomicBoolean();

        try (var consumer = RunningConsumer.of(
                listener,
                database,
                () -> new KafkaConsumer<>(InboxConsumer.configuration(Topic.bootstrapServers(), listener.name())) {
                    @Override
                    public void commitSync() {
                        if (crashed.compareAndSet(false, true)) {
                            throw new CommitFailedException("the group has given our partitions away");
                        }
                        super.commitSync();
                    }
                })) {
            assertThat(consumer).isNotNull();
            await().until(() -> committedOffsets() == 50);
        }
        assertThat(crashed).isTrue();
        assertEachTakenOnceInOrder(10);
    }

    @Test
    void replicas_share_the_work_and_one_takes_over_from_another_that_stops() {
        try (var two = RunningConsumer.of(listener, database)) {
            assertThat(two).isNotNull();
            try (var one = RunningConsumer.of(listener, database)) {
                assertThat(one).isNotNull();
                topic.write(changes(1, 20));
                await().until(() -> database.count("taken") > 0);
            }
            topic.write(changes(21, 40));
            await().atMost(20, SECONDS).until(() -> database.count("taken") >= 200);
        }
        assertEachTakenOnceInOrder(40);
    }

    @Test
    void an_undecodable_record_reaches_the_dead_letter_topic_and_the_rest_flows_on() {
        var messages = new ArrayList<>(changes(1, 2));
        messages.add(topic.message("key-0", Topic.headers(3), "not JSON".getBytes(UTF_8)));
        messages.add(topic.message("key-1", Map.of("ce_type", "thing.repainted"), new byte[0]));
        messages.addAll(changes(4, 5));
        topic.write(messages);

        try (var consumer = RunningConsumer.of(listener, database);
                var relay = RunningRelay.over(database.source())) {
            assertThat(consumer).isNotNull();
            await().until(() -> topic.deadLetters().read().size() == 3);

            assertThat(relay.active()).isTrue();
            assertThat(database.count("taken where key <> 'key-0'")).isEqualTo(4 * (KEYS - 1));
            assertThat(topic.deadLetters().read())
                    .allSatisfy(message -> assertThat(message.key()).isEqualTo("key-0"))
                    .extracting(message -> Topic.header(message, "dead_letter_reason"))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("Unrecognized token 'not'"),
                            second -> assertThat(second).startsWith("waits behind"),
                            third -> assertThat(third).startsWith("waits behind"));
        }
    }

    @Test
    void it_hears_a_topic_from_its_beginning_and_commits_nothing_by_itself() {
        assertThat(InboxConsumer.configuration("localhost:1", "group"))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "earliest");
    }

    /** For each key one event of each version, the keys in turn. */
    private List<ProducerRecord<String, byte[]>> changes(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .boxed()
                .flatMap(version ->
                        IntStream.range(0, KEYS).mapToObj(key -> topic.change("key-" + key, version, version)))
                .toList();
    }

    private void assertEachTakenOnceInOrder(int versions) {
        for (var key = 0; key < KEYS; key++) {
            assertThat(database.ask("select version from taken where key = ? order by seq", "key-" + key))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, versions)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    /** How many records of the topic Kafka believes to be done with. */
    private long committedOffsets() {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Topic.bootstrapServers()))) {
            return admin
                    .listConsumerGroupOffsets(listener.name())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            return 0; // no such group yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
