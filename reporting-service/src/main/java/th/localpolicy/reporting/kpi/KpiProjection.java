package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;

/** Keeps what the registry tells, as facts. This is all that reporting-service knows of identities. */
@ApplicationScoped
public class KpiProjection implements FactStream {

    private final KpiFacts facts;
    private final LearnFacts learning;

    KpiProjection(KpiFacts facts, LearnFacts learning) {
        this.facts = facts;
        this.learning = learning;
    }

    @Override
    public String name() {
        return "reporting-service.kpi";
    }

    @Override
    public Set<String> topics() {
        return Set.of("identity.identity.v1");
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of(
                "identity.registered", IdentityEvent.class,
                "identity.withdrawn", IdentityEvent.class,
                "identity.superseded", IdentityEvent.class,
                "identity.designated", IdentityEvent.class);
    }

    @Override
    public void apply(Connection connection, List<Received> events) throws SQLException {
        learning.learn(connection, this, Kpi.Measure.DISTRICTS_WITH_REGISTERED_IDENTITY, events);
    }

    @Override
    public void keep(Connection connection, int generation, Instant learntAt, List<Received> events)
            throws SQLException {
        facts.add(connection, generation, learntAt, events);
    }
}
