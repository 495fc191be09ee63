package th.localpolicy.platform.inbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.eventpath.Facts;
import th.localpolicy.platform.eventpath.ServiceDatabase;
import th.localpolicy.platform.eventpath.Topic;
import th.localpolicy.platform.inbox.TopicReplay.Seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class TopicReplayTest {

    private static final int KEYS = 40;
    private static final int VERSIONS = 25;

    private final Topic topic = Topic.fresh(12);
    private final Topic second = Topic.fresh(1);
    private final Facts listener = Facts.of("rebuilt-" + UUID.randomUUID(), topic.name(), second.name());
    private final TopicReplay replay = new TopicReplay(() -> RunningConsumer.kafka(listener), new ObjectMapper());

    @Test
    void it_reads_everything_there_is_in_order_for_each_key() throws SQLException {
        topic.write(changes());
        second.write(List.of(second.change("elsewhere", 1, 1)));
        topic.write("key-0", Topic.headers(99), new byte[0]);
        topic.write("key-0", Map.of("ce_type", "thing.repainted"), new byte[0]);
        var versions = new TreeMap<String, List<Long>>();

        var seen = replay.replay(
                listener,
                events -> events.forEach(event -> versions.computeIfAbsent(event.key(), key -> new ArrayList<>())
                        .add(event.version())));

        assertThat(seen).isEqualTo(new Seen(KEYS * VERSIONS + 1, 1));
        assertThat(versions).hasSize(KEYS + 1).containsEntry("elsewhere", List.of(1L));
        versions.remove("elsewhere");
        assertThat(versions.values()).allSatisfy(of -> assertThat(of).isSorted().hasSize(VERSIONS));
    }

    @Test
    void it_ends_where_the_topic_ended_at_its_start_though_others_go_on_writing() throws SQLException {
        topic.write(changes());
        var batches = new AtomicInteger();

        var seen = replay.replay(
                listener,
                events -> topic.write(List.of(topic.change("key-0", VERSIONS + batches.incrementAndGet(), 1))));

        assertThat(seen.events()).isBetween((long) KEYS * VERSIONS, (long) KEYS * VERSIONS + batches.get());
    }

    @Test
    void topics_without_records_are_read_at_once() throws SQLException {
        assertThat(replay.replay(listener, events -> {})).isEqualTo(new Seen(0, 0));
        assertThat(replay.replay(Facts.of("listener", "test.nobody-made-this.v1"), events -> {}))
                .isEqualTo(new Seen(0, 0));
    }

    @Test
    void a_database_that_fails_ends_the_replay_with_its_failure() {
        topic.write(changes());

        assertThatThrownBy(() -> replay.replay(listener, events -> {
                    throw new SQLException("down", "08006");
                }))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_rebuild_gives_the_same_facts_as_the_live_projection_and_disturbs_it_not() throws SQLException {
        var live = ServiceDatabase.fresh("live");
        var rebuilt = ServiceDatabase.fresh("rebuilt");
        var late = topic.change("key-0", 1, 1);
        topic.write(List.of(topic.change("key-0", 2, 2), late, late));

        try (var consumer = RunningConsumer.of(listener, live)) {
            assertThat(consumer).isNotNull();
            await().until(() -> live.count("taken") == 2);
            topic.write(changes());
            replay.replay(
                    listener,
                    events -> rebuilt.run(connection -> {
                        listener.apply(connection, events);
                        return null;
                    }));
            await().until(() -> live.count("taken") == 2 + KEYS * VERSIONS);
        }

        assertThat(rebuilt.facts()).hasSize(KEYS).isEqualTo(live.facts());
        assertThat(rebuilt.count("fact")).isEqualTo(live.count("fact"));
    }

    private List<ProducerRecord<String, byte[]>> changes() {
        return IntStream.rangeClosed(1, VERSIONS)
                .boxed()
                .flatMap(version ->
                        IntStream.range(0, KEYS).mapToObj(key -> topic.change("key-" + key, version, version)))
                .toList();
    }
}
