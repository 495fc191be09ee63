package th.localpolicy.platform.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Work that one process does at a time, however many replicas there are. The lock is PostgreSQL's (an advisory lock of the
 * session), held on the given connection: when that is lost, so is the lock, and another replica may go on.
 */
public final class SessionLock {

    private SessionLock() {}

    /** The work to be done under the lock. */
    public interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Does the work and gives the lock back.
     *
     * @param key which lock; any number, the same in every replica
     * @return what the work came to, or empty when somebody else holds the lock
     */
    public static <T> Optional<T> whileHeld(Connection connection, long key, Work<T> work) throws SQLException {
        if (!take(connection, key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.run());
        } finally {
            giveBack(connection, key);
        }
    }

    private static boolean take(Connection connection, long key) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, key);
            try (var answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** The connection goes back to a pool: whoever gets it next must not hold our lock. */
    private static void giveBack(Connection connection, long key) throws SQLException {
        try (var unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, key);
            unlock.execute();
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }
}
