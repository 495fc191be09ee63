package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.inbox.Subscription;

/** A subscription whose events are kept as facts, live and in a rebuild alike. */
interface FactStream extends Subscription {

    /**
     * Keeps what the events say in a generation; a fact that is there already stays as it is.
     *
     * @param learntAt when it counts as known
     */
    void keep(Connection connection, int generation, Instant learntAt, List<Received> events) throws SQLException;
}
