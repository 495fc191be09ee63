package th.localpolicy.platform.inbox;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in one database transaction: all of it is kept, or, when it throws, none. */
public interface UnitOfWork {

    <T> T run(Work<T> work) throws SQLException;

    /** The work itself. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}
