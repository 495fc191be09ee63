package th.localpolicy.directive.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.platform.outbox.TransactionalOutbox;

/** Tells the world what happened to dispatches, in the transaction in which it happens. */
@ApplicationScoped
class DispatchEvents {

    static final String TOPIC = "directive.dispatch.v1";

    /** What happened to a dispatch, as the last part of the event's type. */
    enum Type {
        SENT("sent"),
        RECEIVED("received"),
        ACKNOWLEDGED("acknowledged"),
        FORWARDED("forwarded"),
        COMPLETED("completed"),
        CANCELLED("cancelled"),
        REOPENED("reopened"),
        RESCHEDULED("rescheduled");

        private final String name;

        Type(String name) {
            this.name = "dispatch." + name;
        }
    }

    /** A dispatch as it stands after a change. */
    record Changed(DispatchSnapshot snapshot, long version) {

        /** All columns of {@code dispatch}, as a statement's {@code returning *} gives them. */
        static List<Changed> all(ResultSet rows) throws SQLException {
            var changed = new ArrayList<Changed>();
            while (rows.next()) {
                changed.add(new Changed(snapshot(rows), rows.getLong("version")));
            }
            return changed;
        }

        private static DispatchSnapshot snapshot(ResultSet row) throws SQLException {
            var receiptNumber = row.getInt("receipt_number");
            var numbered = !row.wasNull();
            var via = row.getString("received_via");
            return new DispatchSnapshot(
                    row.getObject("id", UUID.class),
                    row.getObject("directive_id", UUID.class),
                    row.getObject("root_directive_id", UUID.class),
                    row.getObject("parent_dispatch_id", UUID.class),
                    row.getString("sender"),
                    row.getString("recipient"),
                    OfficeLevel.valueOf(row.getString("level")),
                    DispatchStatus.valueOf(row.getString("status")),
                    instant(row, "sent_at"),
                    row.getObject("receive_by", LocalDate.class),
                    row.getObject("acknowledge_by", LocalDate.class),
                    row.getObject("forward_by", LocalDate.class),
                    row.getObject("complete_by", LocalDate.class),
                    instant(row, "received_at"),
                    numbered ? receiptNumber : null,
                    via == null ? null : ReceivedVia.valueOf(via),
                    instant(row, "acknowledged_at"),
                    instant(row, "forwarded_at"),
                    row.getObject("forwarded_directive_id", UUID.class),
                    instant(row, "completed_at"));
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            var at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        }
    }

    /** What an event of silence says: the dispatch, and which step is not taken. */
    record Silence(@JsonUnwrapped DispatchSnapshot dispatch, Step step, LocalDate dueOn, int offsetDays) {}

    /** A word about a dispatch's silence, and the version by which it follows what was told of the dispatch before. */
    record Told(DispatchSnapshot dispatch, long version, Notice notice) {

        private OutboxEvent event(Instant at) {
            return new OutboxEvent(
                    TOPIC,
                    notice.kind() == Notice.Kind.OVERDUE ? "dispatch.overdue" : "dispatch.reminder",
                    dispatch.dispatchId().toString(),
                    version,
                    at,
                    new Silence(
                            dispatch,
                            notice.step(),
                            notice.dueOn(),
                            notice.kind().offsetDays()));
        }
    }

    private final TransactionalOutbox outbox;
    private final Clock clock;

    DispatchEvents(TransactionalOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Now, as finely as the database keeps it: what is answered is what will be read. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void tell(Type type, Dispatch dispatch, Instant at) {
        tell(type, List.of(new Changed(dispatch.snapshot(), dispatch.version())), at);
    }

    void tell(Type type, List<Changed> dispatches, Instant at) {
        if (dispatches.isEmpty()) {
            return;
        }
        outbox.append(dispatches.stream()
                .map(changed -> new OutboxEvent(
                        TOPIC,
                        type.name,
                        changed.snapshot().dispatchId().toString(),
                        changed.version(),
                        at,
                        changed.snapshot()))
                .toList());
    }

    void tell(List<Told> silences, Instant at) {
        if (!silences.isEmpty()) {
            outbox.append(silences.stream().map(told -> told.event(at)).toList());
        }
    }
}
