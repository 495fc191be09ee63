package th.localpolicy.reporting.kpi;

import java.time.Duration;
import java.time.LocalDate;
import java.util.function.LongSupplier;

import io.smallrye.mutiny.subscription.MultiEmitter;

import th.localpolicy.reporting.kpi.KpiStream.Message;
import th.localpolicy.reporting.kpi.KpiStream.Told;

/** One client of the stream. At most one message waits for it: a newer one takes its place. */
final class Listener {

    private final String kpi;
    private final MultiEmitter<? super Message> client;
    private final Runnable hangUp;
    private final LongSupplier nanos;
    private Told told;
    private Message waiting;
    private long waitingSince;

    /** @param nanos a clock that only runs, for how long something waits */
    Listener(String kpi, MultiEmitter<? super Message> client, Runnable hangUp, LongSupplier nanos) {
        this.kpi = kpi;
        this.client = client;
        this.hangUp = hangUp;
        this.nanos = nanos;
    }

    String kpi() {
        return kpi;
    }

    /** @param known whether the client has seen this before it came back */
    synchronized void begin(Told first, boolean known) {
        told = first;
        offer(known ? Message.KEEP_ALIVE : first.message());
    }

    /** Whether it was told of an older version, or yesterday. */
    synchronized boolean isBehind(long version, LocalDate today) {
        return told.version() < version || !told.day().equals(today);
    }

    /** Tells it of a newer version, if its figures are others or the day is. */
    synchronized void tell(Told now) {
        var news = !now.figures().equals(told.figures()) || !now.day().equals(told.day());
        told = now;
        if (news) {
            offer(now.message());
        }
    }

    synchronized void keepAlive() {
        offer(Message.KEEP_ALIVE);
    }

    /** Sends a message when the client has read what it was sent before, or lets it wait. */
    private void offer(Message message) {
        if (waiting == null && client.requested() > 0) {
            client.emit(message);
        } else if (waiting == null) {
            waiting = message;
            waitingSince = nanos.getAsLong();
        } else if (message.data() != null) {
            waiting = message;
        }
    }

    /**
     * Sends what waits, if the client reads again.
     *
     * @return false when it has waited for longer than our patience
     */
    synchronized boolean settle(Duration patience) {
        if (waiting == null) {
            return true;
        }
        if (client.requested() > 0) {
            client.emit(waiting);
            waiting = null;
            return true;
        }
        return nanos.getAsLong() - waitingSince <= patience.toNanos();
    }

    void drop() {
        client.complete();
        hangUp.run();
    }

    void end() {
        client.complete();
    }
}
