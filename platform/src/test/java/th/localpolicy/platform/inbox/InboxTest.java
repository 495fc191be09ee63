package th.localpolicy.platform.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.eventpath.Change;
import th.localpolicy.platform.eventpath.Facts;
import th.localpolicy.platform.eventpath.ServiceDatabase;
import th.localpolicy.platform.eventpath.Topic;
import th.localpolicy.platform.outbox.Outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InboxTest {

    private final ObjectMapper json = new ObjectMapper();
    private final DeadLetters deadLetters =
            new DeadLetters(new Outbox(json, "/test-service"), json, new SimpleMeterRegistry());
    private final Partition partition = new Partition();
    private ServiceDatabase database;
    private Inbox inbox;

    @BeforeEach
    void fresh() {
        database = ServiceDatabase.fresh("inbox");
        inbox = inbox("listener", database);
    }

    @Test
    void the_same_event_delivered_twice_leaves_the_same_facts_and_is_acted_on_once() throws SQLException {
        var event = partition.change("thing", 1, 5);

        inbox.take(List.of(event));
        inbox.take(List.of(event, partition.sentAgain(event)));

        assertThat(database.facts()).containsExactly("thing 5");
        assertThat(database.taken()).containsExactly("thing 1");
    }

    @Test
    void an_event_that_comes_again_among_new_ones_is_not_acted_on_again() throws SQLException {
        var event = partition.change("thing", 1, 5);
        inbox.take(List.of(event));

        inbox.take(List.of(event, partition.change("thing", 2, 6), partition.change("other", 1, 7)));

        assertThat(database.taken()).containsExactly("thing 1", "thing 2", "other 1");
    }

    @Test
    void the_same_event_twice_in_one_batch_is_acted_on_once() throws SQLException {
        var event = partition.change("thing", 1, 5);

        inbox.take(List.of(event, partition.sentAgain(event)));

        assertThat(database.taken()).containsExactly("thing 1");
    }

    @Test
    void two_events_in_the_wrong_order_leave_the_right_facts() throws SQLException {
        var first = partition.change("thing", 1, 5);
        var second = partition.change("thing", 2, 9);

        inbox.take(List.of(second));
        inbox.take(List.of(first));

        assertThat(database.facts()).containsExactly("thing 9");
        assertThat(database.taken()).containsExactly("thing 2", "thing 1");
    }

    @Test
    void events_are_acted_on_in_the_order_they_arrived() throws SQLException {
        inbox.take(List.of(
                partition.change("b", 1, 1),
                partition.change("a", 1, 1),
                partition.change("b", 2, 1),
                partition.change("a", 2, 1)));

        assertThat(database.taken()).containsExactly("b 1", "a 1", "b 2", "a 2");
    }

    @Test
    void an_event_of_an_unknown_type_is_skipped_and_not_claimed() throws SQLException {
        var headers = new TreeMap<>(Topic.headers(1));
        headers.put("ce_type", "thing.repainted");
        var unknown = partition.record("thing", headers, "no JSON at all");

        inbox.take(List.of(unknown));

        assertThat(database.count("inbox")).isZero();
        assertThat(database.count("dead_letter")).isZero();
        var later = new Inbox(
                new Facts("listener", Set.of(), Map.of("thing.repainted", Change.class)), database, deadLetters, json);
        later.take(List.of(partition.record("thing", headers, "{\"amount\":3}")));
        assertThat(database.facts()).containsExactly("thing 3");
    }

    @Test
    void every_listener_of_a_service_takes_the_event_for_itself() throws SQLException {
        var event = partition.change("thing", 1, 5);

        inbox.take(List.of(event));
        inbox("another listener", database).take(List.of(event));

        assertThat(database.taken()).containsExactly("thing 1", "thing 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "40001", "40P01"})
    void an_outage_keeps_nothing_of_the_batch_and_parks_nothing(String state) throws SQLException {
        var outage = new FailingDatabase(database, 2, commit -> {
            throw new SQLException("the database went away", state);
        });
        var patient = inbox("listener", outage);
        var event = partition.change("thing", 1, 5);

        for (var attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> patient.take(List.of(event))).isInstanceOf(SQLException.class);
            assertThat(outage.attempts()).isEqualTo(attempt);
            assertThat(database.count("inbox")).isZero();
            assertThat(database.count("dead_letter")).isZero();
        }
        patient.take(List.of(event));
        assertThat(database.facts()).containsExactly("thing 5");
    }

    @Test
    void an_event_that_a_listener_stumbles_over_is_parked_and_the_others_are_taken() throws SQLException {
        var facts = Facts.of("listener", Partition.TOPIC);
        var stumbling = new Inbox(new Stumbling(facts), database, deadLetters, json);

        stumbling.take(List.of(
                partition.change("before", 1, 1), partition.change("stone", 1, 2), partition.change("after", 1, 3)));

        assertThat(database.facts()).containsExactly("after 3", "before 1");
        assertThat(database.ask("select message_key, reason from dead_letter")).containsExactly("stone not applicable");
        assertThat(inbox.retry("stone")).isEqualTo(1);
        assertThat(database.facts()).containsExactly("after 3", "before 1", "stone 2");
    }

    @Test
    void the_claim_and_the_facts_are_one_transaction() throws SQLException {
        var negative = partition.change("thing", 1, -1);

        inbox.take(List.of(negative));

        assertThat(database.count("inbox")).isZero();
        assertThat(database.count("fact")).isZero();
    }

    private Inbox inbox(String name, UnitOfWork unitOfWork) {
        return new Inbox(Facts.of(name, Partition.TOPIC), unitOfWork, deadLetters, json);
    }

    /** A listener with a fault in its program. */
    private record Stumbling(Facts facts) implements Subscription {

        @Override
        public String name() {
            return facts.name();
        }

        @Override
        public Set<String> topics() {
            return facts.topics();
        }

        @Override
        public Map<String, Class<?>> types() {
            return facts.types();
        }

        @Override
        public void apply(Connection connection, List<Received> events) throws SQLException {
            if (events.stream().anyMatch(event -> event.key().equals("stone"))) {
                throw new IllegalStateException("stumbled");
            }
            facts.apply(connection, events);
        }
    }
}
