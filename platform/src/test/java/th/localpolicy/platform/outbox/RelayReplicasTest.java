package th.localpolicy.platform.outbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.eventpath.ServiceDatabase;
import th.localpolicy.platform.eventpath.Topic;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two replicas of one service on one database. */
class RelayReplicasTest {

    private static final int AGGREGATES = 8;
    private static final int CHANGES_EACH = 60;

    private ServiceDatabase database;
    private Topic topic;

    @BeforeEach
    void fresh() {
        database = ServiceDatabase.fresh("replicas");
        topic = Topic.fresh(3);
    }

    @Test
    void two_replicas_keep_the_order_of_every_aggregate_and_send_each_event_once() {
        try (var one = RunningRelay.over(database.source());
                var two = RunningRelay.over(database.source())) {
            await().until(() -> one.active() || two.active());

            officersAtWork().join();
            awaitDrained();

            assertThat(List.of(one.active(), two.active())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(topic.read()).hasSize(AGGREGATES * CHANGES_EACH);
        assertEveryAggregateInOrder();
    }

    @Test
    void when_the_active_replica_loses_its_connection_the_other_takes_over_and_nothing_is_lost() {
        try (var one = RunningRelay.over(database.source());
                var two = RunningRelay.over(database.source())) {
            var work = officersAtWork();
            var cuts = 0;
            while (!work.isDone() || cuts == 0) {
                await().until(() -> one.active() || two.active());
                cuts += database.cutActiveRelay();
                var published = database.count("outbox where published_at is not null");
                await().until(() ->
                        work.isDone() || database.count("outbox where published_at is not null") > published);
            }
            work.join();
            awaitDrained();

            assertThat(one.alive() && two.alive()).isTrue();
            assertThat(cuts).isPositive();
        }
        assertEveryAggregateInOrder();
    }

    @Test
    void a_replica_that_stops_hands_over_to_the_other() {
        var one = RunningRelay.over(database.source());
        await().until(one::active);
        try (var two = RunningRelay.over(database.source())) {
            database.change(topic.name(), "thing", 1);
            await().until(() -> topic.read().size() == 1);
            assertThat(two.active()).isFalse();

            one.close();
            database.change(topic.name(), "thing", 2);

            await().until(() -> topic.read().size() == 2);
            assertThat(two.active()).isTrue();
        }
    }

    /** Several officers change the same aggregates at the same time, each change a transaction of its own. */
    private CompletableFuture<Void> officersAtWork() {
        var changes = new ArrayList<String>();
        for (var aggregate = 0; aggregate < AGGREGATES; aggregate++) {
            changes.addAll(Collections.nCopies(CHANGES_EACH, "aggregate-" + aggregate));
        }
        Collections.shuffle(changes);
        var officers = 4;
        return CompletableFuture.allOf(IntStream.range(0, officers)
                .mapToObj(officer -> CompletableFuture.runAsync(
                        () -> {
                            for (var i = officer; i < changes.size(); i += officers) {
                                database.change(topic.name(), changes.get(i), i);
                            }
                        },
                        work -> Thread.ofPlatform().start(work)))
                .toArray(CompletableFuture[]::new));
    }

    private void awaitDrained() {
        await().atMost(20, SECONDS).until(() -> database.count("outbox where published_at is null") == 0);
    }

    private void assertEveryAggregateInOrder() {
        assertThat(topic.versions())
                .hasSize(AGGREGATES)
                .allSatisfy((aggregate, versions) -> assertThat(versions)
                        .as(aggregate)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, CHANGES_EACH).boxed().toList()));
    }
}
