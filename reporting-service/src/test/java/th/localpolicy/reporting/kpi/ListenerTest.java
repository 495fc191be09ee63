package th.localpolicy.reporting.kpi;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.kpi.KpiStream.Message;
import th.localpolicy.reporting.kpi.KpiStream.Told;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that reads slowly, or not at all. */
class ListenerTest {

    private static final LocalDate DAY = LocalDate.parse("2025-03-31");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean hungUp = new AtomicBoolean();
    private final AtomicReference<Listener> listener = new AtomicReference<>();
    private final AssertSubscriber<Message> client = Multi.createFrom()
            .<Message>emitter(
                    emitter -> listener.set(new Listener("kpi", emitter, () -> hungUp.set(true), nanos::get)),
                    BackPressureStrategy.DROP)
            .subscribe()
            .withSubscriber(AssertSubscriber.create(0));

    private static Told told(long version, int achieved) {
        return new Told(version, DAY, List.of(achieved), new Message("" + version, "" + achieved));
    }

    private List<String> seen() {
        return client.getItems().stream().map(Message::data).toList();
    }

    @Test
    void a_client_that_reads_gets_every_change_and_nothing_twice() {
        client.request(Long.MAX_VALUE);
        listener.get().begin(told(1, 7), false);
        listener.get().tell(told(2, 7)); // another KPI's change
        listener.get().tell(told(3, 8));
        assertThat(seen()).containsExactly("7", "8");
    }

    @Test
    void a_client_that_comes_back_is_not_sent_what_it_has_seen() {
        client.request(Long.MAX_VALUE);
        listener.get().begin(told(1, 7), true);
        assertThat(client.getItems()).containsExactly(Message.KEEP_ALIVE);
        listener.get().tell(told(2, 8));
        assertThat(client.getItems()).hasSize(2);
    }

    @Test
    void of_a_client_that_lags_only_the_newest_is_held() {
        client.request(1);
        listener.get().begin(told(1, 1), false);
        for (var version = 2; version <= 1_000; version++) {
            listener.get().tell(told(version, version));
        }
        listener.get().keepAlive();
        client.request(10);
        assertThat(listener.get().settle(PATIENCE)).isTrue();
        assertThat(seen()).containsExactly("1", "1000");
    }

    @Test
    void a_client_that_does_not_read_is_dropped_when_our_patience_ends() {
        client.request(1);
        listener.get().begin(told(1, 1), false);
        listener.get().tell(told(2, 2));
        nanos.addAndGet(PATIENCE.toNanos());
        assertThat(listener.get().settle(PATIENCE)).isTrue();
        listener.get().tell(told(3, 3)); // a newer one does not make the client quicker
        nanos.incrementAndGet();
        assertThat(listener.get().settle(PATIENCE)).isFalse();
        listener.get().drop();
        assertThat(hungUp).isTrue();
        client.assertCompleted();
    }
}
