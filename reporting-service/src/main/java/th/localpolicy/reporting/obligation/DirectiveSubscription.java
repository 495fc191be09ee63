package th.localpolicy.reporting.obligation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.inbox.Subscription;

/** Hears of letters that ask for reports. This is all that reporting-service knows of letters. */
@ApplicationScoped
public class DirectiveSubscription implements Subscription {

    private final OpenObligations obligations;

    DirectiveSubscription(OpenObligations obligations) {
        this.obligations = obligations;
    }

    @Override
    public String name() {
        return "reporting-service.obligation";
    }

    @Override
    public Set<String> topics() {
        return Set.of("directive.directive.v1");
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of(
                "directive.issued", DirectiveEvent.class,
                "directive.forwarded", DirectiveEvent.class,
                "directive.amended", DirectiveEvent.class,
                "directive.cancelled", DirectiveEvent.class);
    }

    @Override
    public void apply(Connection connection, List<Received> events) throws SQLException {
        for (var event : events) {
            var letter = (DirectiveEvent) event.data();
            var cancelled = event.type().equals("directive.cancelled");
            if (!isNewest(connection, letter.directiveId(), event.version(), cancelled)) {
                continue;
            }
            if (cancelled) {
                obligations.close(connection, new DirectiveEvent(letter.directiveId(), null, List.of()));
            } else {
                obligations.close(connection, letter);
                obligations.open(connection, letter);
            }
        }
    }

    /** What comes late is no news; nothing follows a cancellation. */
    private static boolean isNewest(Connection connection, UUID directive, long version, boolean cancelled)
            throws SQLException {
        try (var note = connection.prepareStatement("""
                insert into obligation_source as known (directive_id, version, cancelled) values (?, ?, ?)
                on conflict (directive_id) do update set version = excluded.version, cancelled = excluded.cancelled
                where known.version < excluded.version and not known.cancelled
                """)) {
            note.setObject(1, directive);
            note.setLong(2, version);
            note.setBoolean(3, cancelled);
            return note.executeUpdate() == 1;
        }
    }
}
