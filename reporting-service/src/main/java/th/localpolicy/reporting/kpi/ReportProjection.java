package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;

/**
 * Keeps what is told of obligations to report and of reports sent. The tables they come from know only what holds now; a
 * figure must be counted again as it was known then, so the told history is read here like any other.
 */
@ApplicationScoped
public class ReportProjection implements FactStream {

    private static final String CLOSED = "obligation.closed";
    private static final String OBLIGATION = "obligation.";

    private final DueFacts facts;
    private final LearnFacts learning;

    ReportProjection(DueFacts facts, LearnFacts learning) {
        this.facts = facts;
        this.learning = learning;
    }

    @Override
    public String name() {
        return "reporting-service.kpi-reports";
    }

    @Override
    public Set<String> topics() {
        return Set.of("reporting.obligation.v1", "reporting.submission.v1");
    }

    /** Only what opens, lifts or answers an obligation; reminders and what the recipient thinks of it change no figure. */
    @Override
    public Map<String, Class<?>> types() {
        return Map.of(
                "obligation.opened",
                ReportEvent.class,
                CLOSED,
                ReportEvent.class,
                "submission.submitted",
                ReportEvent.class,
                "submission.corrected",
                ReportEvent.class);
    }

    @Override
    public void apply(Connection connection, List<Received> events) throws SQLException {
        learning.learn(connection, this, Kpi.Measure.REPORTS_ON_TIME, events);
    }

    @Override
    public void keep(Connection connection, int generation, Instant learntAt, List<Received> events)
            throws SQLException {
        facts.add(
                connection,
                generation,
                learntAt,
                DueFacts.Stream.OBLIGATION,
                events.stream().filter(ReportProjection::isObligation).toList(),
                event -> ((ReportEvent) event.data()).obligation(event.type().equals(CLOSED)));
        facts.add(
                connection,
                generation,
                learntAt,
                DueFacts.Stream.SUBMISSION,
                events.stream().filter(event -> !isObligation(event)).toList(),
                event -> ((ReportEvent) event.data()).submission());
    }

    private static boolean isObligation(Received event) {
        return event.type().startsWith(OBLIGATION);
    }
}
