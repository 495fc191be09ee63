package th.localpolicy.directive.letter;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.letter.DirectiveStep.Action;
import th.localpolicy.platform.office.Caller;

/** Writes down every step of a letter, in the transaction that takes it. */
@ApplicationScoped
class LetterTrail {

    private final DataSource database;
    private final Clock clock;

    LetterTrail(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Now, as finely as the database keeps it: what is answered is what will be read. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void add(Caller caller, List<Directive> directives, Action action, Instant at, String reason) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into directive_step (directive_id, version, revision, action, office, subject, taken_at, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (var directive : directives) {
                insert.setObject(1, directive.id());
                insert.setLong(2, directive.version());
                insert.setInt(3, directive.revision());
                insert.setString(4, action.name());
                insert.setString(5, caller.office().value());
                insert.setString(6, caller.subject());
                insert.setObject(7, at.atOffset(ZoneOffset.UTC));
                insert.setString(8, reason);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the trail could not be written", e);
        }
    }

    List<DirectiveStep> of(UUID directive) {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select version, revision, action, office, subject, taken_at, reason
                        from directive_step where directive_id = ? order by version
                        """)) {
            read.setObject(1, directive);
            try (var rows = read.executeQuery()) {
                var steps = new ArrayList<DirectiveStep>();
                while (rows.next()) {
                    steps.add(new DirectiveStep(
                            rows.getLong("version"),
                            rows.getInt("revision"),
                            Action.valueOf(rows.getString("action")),
                            rows.getString("office"),
                            rows.getString("subject"),
                            rows.getObject("taken_at", OffsetDateTime.class).toInstant(),
                            rows.getString("reason")));
                }
                return steps;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the trail could not be read", e);
        }
    }
}
