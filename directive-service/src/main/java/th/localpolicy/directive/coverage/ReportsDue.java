package th.localpolicy.directive.coverage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.coverage.ObligationEvent.Status;
import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.inbox.Subscription;

/** Keeps who owes a report by when, as facts: without it nobody could say who has not reported. */
@ApplicationScoped
public class ReportsDue implements Subscription {

    @Override
    public String name() {
        return "directive-service.reports-due";
    }

    @Override
    public Set<String> topics() {
        return Set.of("reporting.obligation.v1");
    }

    /** Each of them says the whole obligation, so whichever is the newest will do. */
    @Override
    public Map<String, Class<?>> types() {
        return Map.of(
                "obligation.opened", ObligationEvent.class,
                "obligation.due-soon", ObligationEvent.class,
                "obligation.overdue", ObligationEvent.class,
                "obligation.closed", ObligationEvent.class);
    }

    @Override
    public void apply(Connection connection, List<Received> events) throws SQLException {
        // The newest of each obligation, in one order everywhere: two replicas that write the same rows do not lock up.
        var newest = new TreeMap<String, Received>();
        events.forEach(event ->
                newest.merge(event.key(), event, (one, other) -> one.version() >= other.version() ? one : other));
        try (var upsert = connection.prepareStatement("""
                insert into report_due (obligation_id, version, root_directive_id, period, reporter, due_on, cancelled)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (obligation_id) do update
                set version = excluded.version, root_directive_id = excluded.root_directive_id,
                    period = excluded.period, reporter = excluded.reporter, due_on = excluded.due_on,
                    cancelled = excluded.cancelled
                where report_due.version < excluded.version
                """)) {
            for (var event : newest.values()) {
                var owed = (ObligationEvent) event.data();
                upsert.setObject(1, owed.obligationId());
                upsert.setLong(2, event.version());
                upsert.setObject(3, owed.rootDirectiveId());
                upsert.setString(4, owed.period());
                upsert.setString(5, owed.reporter().value());
                upsert.setObject(6, owed.dueOn());
                upsert.setBoolean(7, owed.status() == Status.CANCELLED);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
