package th.localpolicy.platform.eventpath;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.inbox.Subscription;

/**
 * A projection as services write it, facts guarded by version, with a journal of all it was asked to act on: the journal
 * shows what the facts would forgive.
 */
public record Facts(String name, Set<String> topics, Map<String, Class<?>> types) implements Subscription {

    public static Facts of(String name, String... topics) {
        return new Facts(name, Set.of(topics), Map.of("thing.changed", Change.class));
    }

    @Override
    public void apply(Connection connection, List<Received> events) throws SQLException {
        try (var fact = connection.prepareStatement("insert into fact values (?, ?, ?) on conflict do nothing");
                var taken =
                        connection.prepareStatement("insert into taken (event_id, key, version) values (?, ?, ?)")) {
            for (var event : events) {
                fact.setString(1, event.key());
                fact.setLong(2, event.version());
                fact.setInt(3, ((Change) event.data()).amount());
                fact.addBatch();
                taken.setObject(1, event.id());
                taken.setString(2, event.key());
                taken.setLong(3, event.version());
                taken.addBatch();
            }
            fact.executeBatch();
            taken.executeBatch();
        }
    }
}
