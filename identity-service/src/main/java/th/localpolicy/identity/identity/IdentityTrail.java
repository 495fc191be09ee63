package th.localpolicy.identity.identity;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.platform.outbox.TransactionalOutbox;

/** Writes down every step of an identity, for the offices above it, and tells the world of it by an event. */
@ApplicationScoped
class IdentityTrail {

    static final String TOPIC = "identity.identity.v1";

    private final DataSource database;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    IdentityTrail(DataSource database, TransactionalOutbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Now, as finely as the database keeps it: what is answered is what will be read. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void add(Caller caller, Identity identity, Action action) {
        add(caller, identity, action, null, null);
    }

    /** Takes the step down as the identity stands after it, in the transaction that changes it. */
    void add(Caller caller, Identity identity, Action action, LocalDate effective, String reason) {
        var now = now();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into identity_step (identity_id, version, action, office, subject, taken_at, effective, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, identity.id());
            insert.setLong(2, identity.version());
            insert.setString(3, action.name());
            insert.setString(4, caller.office().value());
            insert.setString(5, caller.subject());
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.setObject(7, effective, Types.DATE);
            insert.setString(8, reason);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the trail could not be written", e);
        }
        if (action.eventType() != null) {
            outbox.append(List.of(new OutboxEvent(
                    TOPIC,
                    action.eventType(),
                    identity.id().toString(),
                    identity.version(),
                    now,
                    identity.snapshot(caller.office()))));
        }
    }

    List<IdentityStep> of(UUID identity) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select version, action, office, subject, taken_at, effective, reason
                        from identity_step where identity_id = ? order by version
                        """)) {
            read.setObject(1, identity);
            try (var rows = read.executeQuery()) {
                var steps = new ArrayList<IdentityStep>();
                while (rows.next()) {
                    steps.add(new IdentityStep(
                            rows.getLong("version"),
                            Action.valueOf(rows.getString("action")),
                            rows.getString("office"),
                            rows.getString("subject"),
                            rows.getObject("taken_at", OffsetDateTime.class).toInstant(),
                            rows.getObject("effective", LocalDate.class),
                            rows.getString("reason")));
                }
                return steps;
            }
        }
    }

    /** One of those that followed each other in the same place. */
    @Schema(name = "IdentityInLine")
    public record InLine(UUID id, String nameTh, Status status, LocalDate registeredOn, LocalDate withdrawnOn) {}

    /** The identity with all it came after and all that came after it, first one first. */
    List<InLine> lineOf(UUID identity) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        with recursive before as (
                            select i.*, 0 as place from identity i where id = ?
                            union all
                            select i.*, b.place - 1 from before b join identity i on i.id = b.supersedes),
                        after as (
                            select i.*, 0 as place from identity i where id = ?
                            union all
                            select i.*, a.place + 1 from after a join identity i on i.id = a.superseded_by)
                        select * from before union select * from after order by place
                        """)) {
            read.setObject(1, identity);
            read.setObject(2, identity);
            try (var rows = read.executeQuery()) {
                var line = new ArrayList<InLine>();
                while (rows.next()) {
                    line.add(new InLine(
                            rows.getObject("id", UUID.class),
                            rows.getString("name_th"),
                            Status.valueOf(rows.getString("status")),
                            rows.getObject("registered_on", LocalDate.class),
                            rows.getObject("withdrawn_on", LocalDate.class)));
                }
                return line;
            }
        }
    }
}
