package th.localpolicy.platform.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import th.localpolicy.platform.eventpath.ServiceDatabase;

/** A database that fails the first units of work: each is done, and then something happens before its commit. */
final class FailingDatabase implements UnitOfWork {

    /** What happens instead of the commit. */
    interface Failure {
        void before(Connection commit) throws SQLException;
    }

    private final ServiceDatabase database;
    private final int failures;
    private final Failure failure;
    private final AtomicInteger attempts = new AtomicInteger();

    FailingDatabase(ServiceDatabase database, int failures, Failure failure) {
        this.database = database;
        this.failures = failures;
        this.failure = failure;
    }

    @Override
    public <T> T run(Work<T> work) throws SQLException {
        return database.run(connection -> {
            var done = work.in(connection);
            if (attempts.incrementAndGet() <= failures) {
                failure.before(connection);
            }
            return done;
        });
    }

    int attempts() {
        return attempts.get();
    }
}
