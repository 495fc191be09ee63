package th.localpolicy.platform.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a service wants to hear, and what it does on hearing it. The name is at once the Kafka consumer group, so that the
 * replicas of a service share the work, and the claimant in the inbox.
 */
public interface Subscription {

    String name();

    Set<String> topics();

    /** The event types it knows, each with the record its data is read into. Others are skipped and not claimed. */
    Map<String, Class<?>> types();

    /**
     * Acts on events that were claimed for the first time, in the order they arrived, in the transaction of the claim.
     * The order of one key is the order it was sent in, but an event may have been sent twice or late: keep facts, guarded
     * by {@link Received#version}, and never count up.
     */
    void apply(Connection connection, List<Received> events) throws SQLException;
}
