package th.localpolicy.platform.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;

import org.apache.kafka.common.errors.RetriableException;

/** Tells an outage of the database or of Kafka, which passes, from what will fail however often it is tried. */
public final class Outage {

    private Outage() {}

    /**
     * True when the failure came from a lost or refused connection, an exhausted pool, a server shutting down, or a
     * transaction that lost against another one (SQLSTATE classes 08, 40, 53, 55, 57 and 58), or from Kafka in a state
     * that it calls retriable.
     */
    public static boolean causedBy(Throwable failure) {
        for (var e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLTransientException
                    || e instanceof SQLRecoverableException
                    || e instanceof RetriableException) {
                return true;
            }
            if (e instanceof SQLException sql) {
                return passes(sql.getSQLState());
            }
        }
        return false;
    }

    /** True when the database could not take a value: out of range, not encodable, not of its type (SQLSTATE class 22). */
    static boolean refusedValue(Throwable failure) {
        return sqlState(failure).filter(state -> state.startsWith("22")).isPresent();
    }

    /** The SQLSTATE of the first SQL failure in the chain of causes. */
    public static Optional<String> sqlState(Throwable failure) {
        for (var e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql) {
                return Optional.ofNullable(sql.getSQLState());
            }
        }
        return Optional.empty();
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
