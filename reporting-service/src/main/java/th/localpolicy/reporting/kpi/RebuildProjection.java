package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import org.apache.kafka.clients.consumer.KafkaConsumer;

import th.localpolicy.platform.inbox.InboxConsumer;
import th.localpolicy.platform.inbox.TopicReplay;
import th.localpolicy.platform.inbox.UnitOfWork;
import th.localpolicy.platform.kafka.PlatformConfig;
import th.localpolicy.platform.lock.SessionLock;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/**
 * Builds the projection anew from its topics, beside the live one, and swaps. Live events that arrive meanwhile go to both,
 * so nothing is missing at the swap; until it, readers see the old figures, after it the new ones, never a mixture.
 */
@ApplicationScoped
class RebuildProjection {

    /** What the rebuild read. */
    record Rebuilt(int generation, long events, long unreadable) {}

    /** Held on one connection as long as a rebuild runs, so that a crashed one can be told from a running one. */
    private static final long LOCK = 0x72656275696C64L;

    private final ProjectionState projection;
    private final List<FactStream> streams;
    private final TellProgress telling;
    private final UnitOfWork unitOfWork;
    private final DataSource database;
    private final TopicReplay topic;

    RebuildProjection(
            ProjectionState projection,
            @All List<FactStream> streams,
            TellProgress telling,
            UnitOfWork unitOfWork,
            DataSource database,
            ObjectMapper json,
            PlatformConfig config) {
        this.projection = projection;
        this.streams = streams;
        this.telling = telling;
        this.unitOfWork = unitOfWork;
        this.database = database;
        this.topic = new TopicReplay(
                () -> new KafkaConsumer<>(
                        InboxConsumer.configuration(config.bootstrapServers(), "reporting-service.kpi-rebuild")),
                json);
    }

    Outcome<Rebuilt> rebuild() throws SQLException {
        try (var connection = database.getConnection()) {
            return SessionLock.whileHeld(connection, LOCK, this::build)
                    .orElseGet(() -> Outcome.refused(
                            Refusal.wrongState("กำลังสร้างใหม่อยู่แล้ว", "A rebuild is already running")));
        }
    }

    private Outcome<Rebuilt> build() throws SQLException {
        var generation = unitOfWork.run(projection::open);
        var swapped = false;
        try {
            var events = 0L;
            var unreadable = 0L;
            for (var stream : streams) {
                var seen = replay(stream, generation);
                events += seen.events();
                unreadable += seen.unreadable();
            }
            swapped = unitOfWork.run(connection -> {
                var shown = projection.swap(connection, generation);
                for (var measure : shown ? Kpi.Measure.values() : new Kpi.Measure[0]) {
                    telling.ifChanged(
                            connection, measure, projection.change(connection).version());
                }
                return shown;
            });
            return swapped
                    ? Outcome.done(new Rebuilt(generation, events, unreadable))
                    : Outcome.refused(Refusal.wrongState(
                            "หัวข้อเหตุการณ์มีข้อมูลน้อยกว่าที่ระบบมีอยู่ จึงไม่สลับ",
                            "The topic holds less than the live projection knows; nothing was swapped"));
        } finally {
            if (!swapped) {
                unitOfWork.run(connection -> {
                    projection.abandon(connection);
                    return null;
                });
            }
        }
    }

    /** A change for each batch, so that it and the live consumers, who write the same facts, take turns. */
    private TopicReplay.Seen replay(FactStream stream, int generation) throws SQLException {
        return topic.replay(
                stream,
                events -> unitOfWork.run(connection -> {
                    stream.keep(
                            connection,
                            generation,
                            projection.change(connection).at(),
                            events);
                    return null;
                }));
    }
}
