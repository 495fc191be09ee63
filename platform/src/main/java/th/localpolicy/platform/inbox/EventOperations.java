package th.localpolicy.platform.inbox;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.DeadLetters.Letter;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** The commands of an operator over the event path: look at dead letters, try or discard them, send events again. */
@ApplicationScoped
public class EventOperations {

    private static final int LIST = 200;

    private final DataSource database;
    private final DeadLetters deadLetters;
    private final InboxThreads inboxes;

    EventOperations(DataSource database, DeadLetters deadLetters, InboxThreads inboxes) {
        this.database = database;
        this.deadLetters = deadLetters;
        this.inboxes = inboxes;
    }

    public List<Letter> deadLetters() throws SQLException {
        try (var connection = database.getConnection()) {
            return deadLetters.list(connection, LIST);
        }
    }

    /** Tries the record and all that wait for its key, oldest first; answers how many went through. */
    public Outcome<Integer> retry(UUID id) throws SQLException {
        var parked = find(id);
        return parked.isEmpty()
                ? Outcome.refused(Refusal.notFound())
                : Outcome.done(
                        inboxes.of(parked.get().consumer()).retry(parked.get().key()));
    }

    /** Gives the record up and takes in what waited behind it; answers how many records that settled. */
    public Outcome<Integer> discard(UUID id) throws SQLException {
        var parked = find(id);
        var settled = parked.isEmpty()
                ? 0
                : inboxes.of(parked.get().consumer()).discard(id, parked.get().key());
        return settled > 0 ? Outcome.done(settled) : Outcome.refused(Refusal.notFound());
    }

    /** Marks rows of the outbox as unpublished; the relay does the rest. Consumers claim each id once, so nothing counts twice. */
    public int replay(long from, long to) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update outbox set published_at = null where seq between ? and ? and published_at is not null")) {
            update.setLong(1, from);
            update.setLong(2, to);
            return update.executeUpdate();
        }
    }

    private Optional<Letter> find(UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return deadLetters.find(connection, id);
        }
    }
}
