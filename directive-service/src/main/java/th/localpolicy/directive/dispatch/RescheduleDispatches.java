package th.localpolicy.directive.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import th.localpolicy.directive.dispatch.DispatchEvents.Type;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.thai.Bangkok;

/**
 * Gives the standing dispatches of a letter that was amended the days they come to have by it, and looks at their silence by
 * the new days. A dispatch whose days stay is left alone and not told of. However many, it is one statement for all that come to
 * have the same days.
 */
@ApplicationScoped
public class RescheduleDispatches {

    private static final String STANDING = """
            select id, recipient, receive_by, acknowledge_by, forward_by, complete_by from dispatch
            where directive_id = ? and status <> 'CANCELLED' order by id for update
            """;

    /** Its silence is looked at today: of the new days some may have come already. */
    private static final String RESCHEDULE = """
            update dispatch
            set receive_by = ?, acknowledge_by = ?, forward_by = ?, complete_by = ?, next_notice_on = ?,
                version = version + 1
            where id = any (?)
            returning *
            """;

    private final EntityManager entities;
    private final DataSource database;
    private final DispatchStatements statements;
    private final DispatchEvents events;

    RescheduleDispatches(
            EntityManager entities, DataSource database, DispatchStatements statements, DispatchEvents events) {
        this.entities = entities;
        this.database = database;
        this.statements = statements;
        this.events = events;
    }

    /**
     * In the caller's transaction.
     *
     * @param days of an office, from those it had
     * @return how many dispatches have other days by this
     */
    public int reschedule(UUID directiveId, BiFunction<OfficeCode, StepDates, StepDates> days) {
        var now = events.now();
        var changed = 0;
        for (var same : rescheduled(directiveId, days).entrySet()) {
            changed += statements.change(RESCHEDULE, Type.RESCHEDULED, now, (connection, update) -> {
                update.setObject(1, same.getKey().receiveBy());
                update.setObject(2, same.getKey().acknowledgeBy());
                update.setObject(3, same.getKey().forwardBy());
                update.setObject(4, same.getKey().completeBy());
                update.setObject(5, Bangkok.dayOf(now));
                update.setArray(
                        6, connection.createArrayOf("uuid", same.getValue().toArray()));
            });
        }
        return changed;
    }

    /** The dispatches that come to have other days, by the days they come to have. */
    private Map<StepDates, List<UUID>> rescheduled(
            UUID directiveId, BiFunction<OfficeCode, StepDates, StepDates> days) {
        entities.flush();
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(STANDING)) {
            read.setObject(1, directiveId);
            var changed = new LinkedHashMap<StepDates, List<UUID>>();
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    var had = dates(rows);
                    var has = days.apply(new OfficeCode(rows.getString("recipient")), had);
                    if (!has.equals(had)) {
                        changed.computeIfAbsent(has, any -> new ArrayList<>()).add(rows.getObject("id", UUID.class));
                    }
                }
            }
            return changed;
        } catch (SQLException e) {
            throw new IllegalStateException("dispatches could not be read", e);
        }
    }

    private static StepDates dates(ResultSet row) throws SQLException {
        return new StepDates(
                row.getObject("receive_by", LocalDate.class),
                row.getObject("acknowledge_by", LocalDate.class),
                row.getObject("forward_by", LocalDate.class),
                row.getObject("complete_by", LocalDate.class));
    }
}
