package th.localpolicy.platform.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** Tells an outage of the database, which passes, from a statement that will fail however often it is tried. */
public final class Outage {

    private Outage() {}

    /**
     * True when the failure came from a lost or refused connection, an exhausted pool, a server shutting down, or a
     * transaction that lost against another one: SQLSTATE classes 08, 40, 53, 55, 57 and 58.
     */
    public static boolean causedBy(Throwable failure) {
        for (var e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLTransientException || e instanceof SQLRecoverableException) {
                return true;
            }
            if (e instanceof SQLException sql) {
                return passes(sql.getSQLState());
            }
        }
        return false;
    }

    private static boolean passes(String state) {
        if (state == null) {
            return true; // the pool's own time-outs carry no state
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "40", "53", "55", "57", "58" -> true;
            default -> false;
        };
    }
}
