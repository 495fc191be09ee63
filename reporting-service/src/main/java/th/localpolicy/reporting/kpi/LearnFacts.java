package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;

/** Takes new facts in, in the transaction that claims their events, and tells of the figures that they changed. */
@ApplicationScoped
class LearnFacts {

    private final ProjectionState projection;
    private final TellProgress telling;

    LearnFacts(ProjectionState projection, TellProgress telling) {
        this.projection = projection;
        this.telling = telling;
    }

    void learn(Connection connection, FactStream stream, Kpi.Measure measure, List<Received> events)
            throws SQLException {
        var change = projection.change(connection);
        for (var generation : change.generations()) {
            stream.keep(connection, generation, change.at(), events);
        }
        telling.ifChanged(connection, measure, change.version());
    }
}
