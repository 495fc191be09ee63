package th.localpolicy.directive.dispatch;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.office.Caller;

/** Writes down every step that an office takes with a letter: who, when, with which word. */
@ApplicationScoped
class DispatchTrail {

    private final DataSource database;

    DispatchTrail(DataSource database) {
        this.database = database;
    }

    enum Action {
        RECEIVED,
        RECEIPT_CANCELLED,
        ACKNOWLEDGED,
        FORWARDED,
        COMPLETED
    }

    /** @param subject the token's subject, never a person's name */
    record DispatchStep(Action action, String office, String subject, Instant takenAt, String note) {}

    /** Takes the step down as the dispatch stands after it, in the transaction that changes it. */
    void add(Caller caller, Dispatch dispatch, Action action, Instant at, String note) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into dispatch_step (dispatch_id, version, action, office, subject, taken_at, note)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, dispatch.id());
            insert.setLong(2, dispatch.version());
            insert.setString(3, action.name());
            insert.setString(4, caller.office().value());
            insert.setString(5, caller.subject());
            insert.setObject(6, at.atOffset(ZoneOffset.UTC));
            insert.setString(7, note);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the trail could not be written", e);
        }
    }

    /** The steps, first one first. That it was forwarded, the letter tells by which it was; the note is that letter's number. */
    List<DispatchStep> of(UUID dispatch) {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select action, office, subject, taken_at, note, version from dispatch_step where dispatch_id = ?
                        union all
                        select 'FORWARDED', s.office, s.subject, s.taken_at, l.number, null
                        from directive l join directive_step s on s.directive_id = l.id and s.action = 'FORWARDED'
                        where l.forwards_dispatch_id = ?
                        order by taken_at, version
                        """)) {
            read.setObject(1, dispatch);
            read.setObject(2, dispatch);
            try (var rows = read.executeQuery()) {
                var steps = new ArrayList<DispatchStep>();
                while (rows.next()) {
                    steps.add(new DispatchStep(
                            Action.valueOf(rows.getString("action")),
                            rows.getString("office"),
                            rows.getString("subject"),
                            rows.getObject("taken_at", OffsetDateTime.class).toInstant(),
                            rows.getString("note")));
                }
                return steps;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the trail could not be read", e);
        }
    }
}
