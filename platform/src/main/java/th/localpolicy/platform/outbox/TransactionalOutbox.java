package th.localpolicy.platform.outbox;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import th.localpolicy.platform.web.Trace;

/**
 * The outbox as use cases see it: {@code append} inside their transaction, and the relay is woken once that transaction
 * has committed. Waking happens in-process; a NOTIFY inside the transaction would make all commits wait for each other.
 */
@ApplicationScoped
public class TransactionalOutbox {

    private final Outbox outbox;
    private final DataSource database;
    private final RelayThread relay;
    private final TransactionSynchronizationRegistry transactions;

    TransactionalOutbox(
            Outbox outbox, DataSource database, RelayThread relay, TransactionSynchronizationRegistry transactions) {
        this.outbox = outbox;
        this.database = database;
        this.relay = relay;
        this.transactions = transactions;
    }

    /** @throws IllegalStateException outside a transaction: an event without its state would be a lie */
    public void append(List<OutboxEvent> events) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is appended in the transaction of its state, or not at all");
        }
        try (var connection = database.getConnection()) {
            outbox.append(connection, Trace.current(), events);
        } catch (SQLException e) {
            throw new OutboxFailed(e);
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    /** The database refused the row; the transaction around it must end. */
    public static class OutboxFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutboxFailed(SQLException cause) {
            super(cause);
        }
    }
}
