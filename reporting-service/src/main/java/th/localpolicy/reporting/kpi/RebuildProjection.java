package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.KafkaConsumer;

import th.localpolicy.platform.inbox.InboxConsumer;
import th.localpolicy.platform.inbox.TopicReplay;
import th.localpolicy.platform.inbox.UnitOfWork;
import th.localpolicy.platform.kafka.PlatformConfig;
import th.localpolicy.platform.lock.SessionLock;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/**
 * Builds the projection anew from the topic, beside the live one, and swaps. Live events that arrive meanwhile go to both,
 * so nothing is missing at the swap; until it, readers see the old figures, after it the new ones, never a mixture.
 */
@ApplicationScoped
class RebuildProjection {

    /** What the rebuild read. */
    record Rebuilt(int generation, long events, long unreadable) {}

    /** Held on one connection as long as a rebuild runs, so that a crashed one can be told from a running one. */
    private static final long LOCK = 0x72656275696C64L;

    private final KpiFacts facts;
    private final KpiProjection projection;
    private final UnitOfWork unitOfWork;
    private final DataSource database;
    private final TopicReplay topic;

    RebuildProjection(
            KpiFacts facts,
            KpiProjection projection,
            UnitOfWork unitOfWork,
            DataSource database,
            ObjectMapper json,
            PlatformConfig config) {
        this.facts = facts;
        this.projection = projection;
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
        var generation = unitOfWork.run(connection -> {
            facts.abandon(connection); // what a rebuild that crashed has left
            return facts.open(connection);
        });
        var swapped = false;
        try {
            var seen = topic.replay(
                    projection,
                    events -> unitOfWork.run(connection -> {
                        facts.add(connection, generation, events);
                        return null;
                    }));
            swapped = unitOfWork.run(connection -> facts.swap(connection, generation));
            return swapped
                    ? Outcome.done(new Rebuilt(generation, seen.events(), seen.unreadable()))
                    : Outcome.refused(Refusal.wrongState(
                            "หัวข้อเหตุการณ์มีข้อมูลน้อยกว่าที่ระบบมีอยู่ จึงไม่สลับ",
                            "The topic holds less than the live projection knows; nothing was swapped"));
        } finally {
            if (!swapped) {
                unitOfWork.run(connection -> {
                    facts.abandon(connection);
                    return null;
                });
            }
        }
    }
}
