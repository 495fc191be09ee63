package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;

import th.localpolicy.platform.thai.Bangkok;

/**
 * The clients of this replica that want to see progress as it is made. Every message is the whole progress, so a client
 * that was away needs only the newest one, and of a client that lags only the newest one is held: memory is bounded by the
 * number of clients.
 */
@Singleton
class KpiStream {

    /** What a client is sent; a message without data only keeps the line open. */
    record Message(String id, String data) {
        static final Message KEEP_ALIVE = new Message(null, null);
    }

    /**
     * Progress at a version and on a day.
     *
     * @param figures when they are the same, there is nothing new to tell
     */
    record Told(long version, LocalDate day, List<Integer> figures, Message message) {}

    private final Pictures pictures;
    private final Clock clock;
    private final ObjectMapper json;
    private final KpiConfig.Stream config;
    private final Counter dropped;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private long quietSince = System.nanoTime();

    KpiStream(Pictures pictures, Clock clock, ObjectMapper json, KpiConfig config, MeterRegistry metrics) {
        this.pictures = pictures;
        this.clock = clock;
        this.json = json;
        this.config = config.stream();
        this.dropped = metrics.counter("kpi.stream.dropped");
        metrics.gauge("kpi.stream.clients", listeners, Set::size);
    }

    /** Whether one more client may connect. */
    boolean hasRoom() {
        return listeners.size() < config.connections();
    }

    /**
     * A client's messages: the progress as it is now, unless the client has it, and each new one.
     *
     * @param lastEventId what the client says it has seen last; null when it is new
     * @param hangUp breaks the client's connection, should it stop reading
     */
    Multi<Message> open(Picture now, String lastEventId, Runnable hangUp) {
        return Multi.createFrom()
                .emitter(
                        client -> {
                            var first = told(now);
                            var listener = new Listener(now.kpi().id(), client, hangUp, System::nanoTime);
                            client.onTermination(() -> listeners.remove(listener));
                            listener.begin(first, first.message().id().equals(lastEventId));
                            listeners.add(listener); // what changed since the picture was read comes with the next look
                        },
                        BackPressureStrategy.DROP);
    }

    /** Tells those who listen what is new at this version, on the feed's thread and connection. */
    void versionIs(Connection connection, long version) throws SQLException {
        var today = Bangkok.today(clock);
        var behind = listeners.stream()
                .filter(listener -> listener.isBehind(version, today))
                .map(Listener::kpi)
                .collect(Collectors.toSet());
        for (var kpi : behind) {
            var picture = pictures.read(connection, kpi);
            if (picture.isPresent()) {
                tell(kpi, told(picture.get()));
            }
        }
    }

    /** Tells those who listen to a KPI and have not heard it yet. */
    void tell(String kpi, Told told) {
        listeners.stream().filter(listener -> listener.kpi().equals(kpi)).forEach(listener -> listener.tell(told));
    }

    /** Lets waiting messages go, keeps quiet lines open and drops who does not read. */
    void tick() {
        var now = System.nanoTime();
        var keepAlive = now - quietSince >= config.keepAlive().toNanos();
        if (keepAlive) {
            quietSince = now;
        }
        for (var listener : listeners) {
            if (keepAlive) {
                listener.keepAlive();
            }
            if (!listener.settle(config.patience())) {
                listeners.remove(listener);
                dropped.increment();
                listener.drop();
            }
        }
    }

    /** The service goes down: clients are told to come back, and find another replica. */
    void close() {
        listeners.forEach(Listener::end);
    }

    private Told told(Picture picture) {
        var today = Bangkok.today(clock);
        var progress = Progress.of(picture, today);
        try {
            return new Told(
                    picture.version(),
                    today,
                    progress.figures(),
                    new Message(picture.version() + "." + today, json.writeValueAsString(progress)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
