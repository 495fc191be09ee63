package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.inbox.Subscription;

/** Keeps what the registry tells, as facts. This is all that reporting-service knows of identities. */
@ApplicationScoped
public class KpiProjection implements Subscription {

    private final KpiFacts facts;

    KpiProjection(KpiFacts facts) {
        this.facts = facts;
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
                "identity.designated", IdentityEvent.class);
    }

    @Override
    public void apply(Connection connection, List<Received> events) throws SQLException {
        var generations = facts.held(connection);
        facts.add(connection, generations.live(), events);
        if (generations.building().isPresent()) {
            facts.add(connection, generations.building().getAsInt(), events);
        }
    }
}
