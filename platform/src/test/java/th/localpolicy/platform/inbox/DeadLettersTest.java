package th.localpolicy.platform.inbox;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.eventpath.Facts;
import th.localpolicy.platform.eventpath.ServiceDatabase;
import th.localpolicy.platform.eventpath.Topic;
import th.localpolicy.platform.outbox.Outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What cannot be taken in is parked; only its key waits. */
class DeadLettersTest {

    private static final String WAITING = "select message_key, position from dead_letter where settled_at is null"
            + " order by message_key, position";

    private final ObjectMapper json = new ObjectMapper();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final DeadLetters deadLetters = new DeadLetters(new Outbox(json, "/test-service"), json, metrics);
    private final Partition partition = new Partition();
    private ServiceDatabase database;
    private Inbox inbox;

    @BeforeEach
    void fresh() {
        database = ServiceDatabase.fresh("deadletters");
        inbox = new Inbox(Facts.of("listener", Partition.TOPIC), database, deadLetters, json);
    }

    @Test
    void an_undecodable_record_is_parked_with_its_reason_and_where_it_came_from() throws SQLException {
        inbox.take(List.of(partition.change("other", 1, 5), partition.garbled("thing", 7)));

        assertThat(database.ask("select consumer, topic, partition, position, message_key from dead_letter"))
                .containsExactly("listener test.thing.v1 0 1 thing");
        assertThat(database.ask("select reason from dead_letter").getFirst()).startsWith("JsonEOFException: ");
        assertThat(database.ask("select convert_from(payload, 'UTF8') from dead_letter"))
                .containsExactly("{\"amount\":");
    }

    @Test
    void a_parked_record_is_counted_once_however_often_its_batch_is_tried() throws SQLException {
        inbox.take(List.of(partition.garbled("thing", 1), partition.change("unlawful", 1, -1)));

        assertThat(parkedCount()).isEqualTo(2);
    }

    @Test
    void a_parked_record_goes_to_the_dead_letter_topic_by_way_of_the_outbox() throws Exception {
        var garbled = partition.garbled("thing", 7);

        inbox.take(List.of(garbled));

        assertThat(database.ask("select topic, message_key, type, convert_from(payload, 'UTF8') from outbox"))
                .containsExactly("test.thing.v1.dead-letter thing thing.changed {\"amount\":");
        var headers = json.readValue(database.ask("select headers from outbox").getFirst(), Map.class);
        assertThat(headers)
                .containsEntry("dead_letter_consumer", "listener")
                .containsEntry("dead_letter_topic", "test.thing.v1")
                .containsEntry("dead_letter_partition", "0")
                .containsEntry("dead_letter_offset", "0")
                .containsEntry("dead_letter_event_id", garbled.headers().get("ce_id"))
                .containsEntry(
                        "dead_letter_reason",
                        database.ask("select reason from dead_letter").getFirst())
                .containsEntry("ce_aggregateversion", "7")
                .doesNotContainKey("ce_id");
    }

    @Test
    void only_the_key_of_a_parked_record_waits_and_the_rest_flows_on() throws SQLException {
        inbox.take(List.of(
                partition.garbled("thing", 1), partition.change("thing", 2, 5), partition.change("other", 1, 6)));
        inbox.take(List.of(partition.change("thing", 3, 7), partition.change("other", 2, 8)));

        assertThat(database.facts()).containsExactly("other 8");
        assertThat(database.ask(WAITING)).containsExactly("thing 0", "thing 1", "thing 3");
    }

    @Test
    void a_record_that_violates_a_constraint_is_parked_and_its_neighbours_survive() throws SQLException {
        inbox.take(List.of(
                partition.change("before", 1, 1),
                partition.change("unlawful", 1, -1),
                partition.change("unlawful", 2, 2),
                partition.change("after", 1, 3)));

        assertThat(database.facts()).containsExactly("after 3", "before 1");
        assertThat(database.ask(WAITING)).containsExactly("unlawful 1", "unlawful 2");
        assertThat(database.ask("select reason from dead_letter order by position")
                        .getFirst())
                .as("why, without a word of how the database is built")
                .isEqualTo("not applicable, the database refused it: 23514");
    }

    @Test
    void the_same_records_delivered_again_are_parked_once() throws SQLException {
        var batch = List.of(
                partition.change("thing", 1, 1), partition.garbled("thing", 2), partition.change("thing", 3, 3));

        inbox.take(batch);
        inbox.take(batch);

        assertThat(database.ask(WAITING)).containsExactly("thing 1", "thing 2");
        assertThat(database.facts()).containsExactly("thing 1");
        assertThat(database.count("outbox")).isEqualTo(2);
        assertThat(parkedCount()).isEqualTo(2);
    }

    @Test
    void records_delivered_again_after_they_were_settled_hold_nothing_up() throws SQLException {
        var garbled = partition.garbled("thing", 1);
        var behind = partition.change("thing", 2, 2);
        inbox.take(List.of(garbled, behind));
        discardFirst("thing");

        inbox.take(List.of(garbled, behind, partition.change("thing", 3, 3)));

        assertThat(database.facts()).containsExactly("thing 3");
        assertThat(database.ask(WAITING)).isEmpty();
        assertThat(database.taken()).containsExactly("thing 2", "thing 3");
    }

    @Test
    void after_a_repair_a_retry_takes_all_that_waited_in_their_order() throws SQLException {
        inbox.take(List.of(
                partition.change("thing", 1, -1), partition.change("thing", 2, 2), partition.change("thing", 3, 3)));
        database.execute("alter table fact drop constraint fact_amount_check");

        var settled = inbox.retry("thing");

        assertThat(settled).isEqualTo(3);
        assertThat(database.taken()).containsExactly("thing 1", "thing 2", "thing 3");
        assertThat(database.ask(WAITING)).isEmpty();
        assertThat(database.ask("select distinct settled_how from dead_letter")).containsExactly("RETRIED");
        inbox.take(List.of(partition.change("thing", 4, 4)));
        assertThat(database.facts()).containsExactly("thing 4");
    }

    @Test
    void a_retry_stops_at_the_first_record_that_still_cannot_be_read() throws SQLException {
        inbox.take(List.of(partition.garbled("thing", 1), partition.change("thing", 2, 2)));

        assertThat(inbox.retry("thing")).isZero();

        assertThat(database.facts()).isEmpty();
        assertThat(database.ask(WAITING)).containsExactly("thing 0", "thing 1");
    }

    @Test
    void a_retry_stops_at_the_first_record_that_the_database_still_refuses() throws SQLException {
        inbox.take(List.of(
                partition.change("thing", 1, -1), partition.change("thing", 2, -2), partition.change("thing", 3, 3)));
        database.execute("alter table fact drop constraint fact_amount_check, add check (amount <> -2)");

        assertThat(inbox.retry("thing")).isEqualTo(1);

        assertThat(database.facts()).containsExactly("thing -1");
        assertThat(database.ask(WAITING)).containsExactly("thing 1", "thing 2");
    }

    @Test
    void a_record_given_up_lets_those_behind_it_through() throws SQLException {
        inbox.take(List.of(
                partition.garbled("thing", 1), partition.change("thing", 2, 2), partition.change("thing", 3, 3)));

        assertThat(discardFirst("thing")).isEqualTo(3);

        assertThat(database.taken()).containsExactly("thing 2", "thing 3");
        assertThat(database.ask("select settled_how from dead_letter order by position"))
                .containsExactly("DISCARDED", "RETRIED", "RETRIED");
    }

    @Test
    void a_record_that_arrives_during_a_retry_is_not_left_behind() throws Exception {
        inbox.take(List.of(partition.change("thing", 1, -1), partition.change("thing", 2, 2)));
        database.execute("alter table fact drop constraint fact_amount_check");
        var third = partition.change("thing", 3, 3);
        var commit = new CountDownLatch(1);
        var slowly = new Inbox(inbox.subscription(), beforeCommit(commit), deadLetters, json);

        var taking = async(() -> slowly.take(List.of(third)));
        await().until(() -> database.count("pg_locks where relation = 'dead_letter'::regclass") > 0);
        var retrying = async(() -> inbox.retry("thing"));
        await().until(() -> retrying.isDone() || database.count("pg_stat_activity where wait_event_type = 'Lock'") > 0);
        commit.countDown();
        taking.join();
        retrying.join();

        assertThat(database.taken()).containsExactly("thing 1", "thing 2", "thing 3");
        assertThat(database.ask(WAITING)).isEmpty();
    }

    @Test
    void a_record_no_text_column_can_hold_is_parked_too() throws SQLException {
        var headers = new TreeMap<>(Topic.headers(1));
        headers.put("ce_id", "\0");
        inbox.take(List.of(
                partition.garbled("nul\0key", 1),
                partition.change("nul\0key", 2, 2),
                partition.record("thing", headers, "{\"amount\":1}"),
                partition.record("surrogate", Topic.headers(1), Character.toString(0x1D800)),
                partition.change("endless".repeat(100_000), 1, -1),
                partition.change("other", 1, 6)));

        assertThat(database.facts()).containsExactly("other 6");
        assertThat(database.count("dead_letter")).isEqualTo(5);
    }

    @Test
    void a_record_as_large_as_kafka_takes_is_kept_whole_and_shown_to_operators_in_a_size_kafka_takes()
            throws SQLException {
        var headers = new TreeMap<>(Topic.headers(1));
        headers.put("ce_time", "z".repeat(100_000));
        inbox.take(List.of(partition.record("thing", headers, "x".repeat(1_000_000))));

        assertThat(database.ask("select length(payload) from dead_letter")).containsExactly("1000000");
        assertThat(Integer.parseInt(database.ask("select length(payload) + length(headers) from outbox")
                        .getFirst()))
                .isLessThan(900_000);
    }

    @Test
    void a_record_without_key_is_parked_and_holds_nobody_up() throws SQLException {
        inbox.take(List.of(
                partition.record(null, Topic.headers(1), "{\"amount\":1}"),
                new Incoming(Partition.TOPIC, 0, 99, "thing", new TreeMap<>(Topic.headers(1)), null),
                partition.change("other", 1, 6)));

        assertThat(database.facts()).containsExactly("other 6");
        assertThat(database.ask("select reason from dead_letter")).containsOnly("no key or no value");
    }

    private interface Deed {
        void run() throws SQLException;
    }

    private static CompletableFuture<Void> async(Deed deed) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        deed.run();
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                work -> Thread.ofPlatform().start(work));
    }

    /** Does its work at once and commits when told. */
    private UnitOfWork beforeCommit(CountDownLatch commit) {
        return new UnitOfWork() {
            @Override
            public <T> T run(Work<T> work) throws SQLException {
                return database.run(connection -> {
                    var done = work.in(connection);
                    try {
                        commit.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return done;
                });
            }
        };
    }

    private double parkedCount() {
        return metrics.get("inbox.dead.letters")
                .tags("consumer", "listener", "topic", Partition.TOPIC)
                .counter()
                .count();
    }

    private int discardFirst(String key) throws SQLException {
        var first = database.run(connection -> deadLetters.firstWaiting(connection, "listener", key));
        return inbox.discard(first.orElseThrow().id(), key);
    }
}
