package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;

/** Keeps what directive-service tells of dispatches: who had to acknowledge a letter by when, and when it did. */
@ApplicationScoped
public class DispatchProjection implements FactStream {

    private static final Map<String, Class<?>> TYPES = Stream.of(
                    "sent",
                    "received",
                    "acknowledged",
                    "forwarded",
                    "completed",
                    "cancelled",
                    "reopened",
                    "rescheduled")
            .collect(Collectors.toUnmodifiableMap(step -> "dispatch." + step, step -> DispatchEvent.class));

    private final DueFacts facts;
    private final LearnFacts learning;

    DispatchProjection(DueFacts facts, LearnFacts learning) {
        this.facts = facts;
        this.learning = learning;
    }

    @Override
    public String name() {
        return "reporting-service.kpi-dispatches";
    }

    @Override
    public Set<String> topics() {
        return Set.of("directive.dispatch.v1");
    }

    @Override
    public Map<String, Class<?>> types() {
        return TYPES;
    }

    @Override
    public void apply(Connection connection, List<Received> events) throws SQLException {
        learning.learn(connection, this, Kpi.Measure.DISPATCHES_ACKNOWLEDGED_ON_TIME, events);
    }

    @Override
    public void keep(Connection connection, int generation, Instant learntAt, List<Received> events)
            throws SQLException {
        facts.add(
                connection,
                generation,
                learntAt,
                DueFacts.Stream.DISPATCH,
                events,
                event -> ((DispatchEvent) event.data()).due());
    }
}
