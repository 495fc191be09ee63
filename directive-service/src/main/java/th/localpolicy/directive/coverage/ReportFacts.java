package th.localpolicy.directive.coverage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.inbox.Subscription;

/** Keeps who has reported, as facts: this is all that directive-service knows of reports. */
@ApplicationScoped
public class ReportFacts implements Subscription {

    @Override
    public String name() {
        return "directive-service.coverage";
    }

    @Override
    public Set<String> topics() {
        return Set.of("reporting.submission.v1");
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of(
                "submission.submitted", SubmissionEvent.class,
                "submission.corrected", SubmissionEvent.class,
                "submission.returned", SubmissionEvent.class,
                "submission.accepted", SubmissionEvent.class);
    }

    @Override
    public void apply(Connection connection, List<Received> events) throws SQLException {
        // The newest of each obligation, in one order everywhere: two replicas that write the same rows do not lock up.
        var newest = new TreeMap<String, Received>();
        events.forEach(event ->
                newest.merge(event.key(), event, (one, other) -> one.version() >= other.version() ? one : other));
        try (var upsert = connection.prepareStatement("""
                insert into report_fact (obligation_id, version, directive_id, root_directive_id, form, period, reporter,
                                         status, submitted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (obligation_id) do update
                set version = excluded.version, directive_id = excluded.directive_id,
                    root_directive_id = excluded.root_directive_id, form = excluded.form, period = excluded.period,
                    reporter = excluded.reporter, status = excluded.status, submitted_at = excluded.submitted_at
                where report_fact.version < excluded.version
                """)) {
            for (var event : newest.values()) {
                var report = (SubmissionEvent) event.data();
                upsert.setObject(1, report.obligationId());
                upsert.setLong(2, event.version());
                upsert.setObject(3, report.directiveId());
                upsert.setObject(4, report.rootDirectiveId());
                upsert.setString(5, report.form());
                upsert.setString(6, report.period());
                upsert.setString(7, report.reporter().value());
                upsert.setString(8, report.status().name());
                upsert.setObject(9, report.submittedAt().atOffset(ZoneOffset.UTC));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
