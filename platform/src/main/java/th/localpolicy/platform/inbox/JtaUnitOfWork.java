package th.localpolicy.platform.inbox;

import java.sql.SQLException;
import javax.sql.DataSource;

import jakarta.inject.Singleton;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** A unit of work that entities and repositories take part in as well: the transaction is the container's. */
@Singleton
public class JtaUnitOfWork implements UnitOfWork {

    private final DataSource database;

    JtaUnitOfWork(DataSource database) {
        this.database = database;
    }

    @Override
    public <T> T run(Work<T> work) throws SQLException {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                return work.in(connection);
            }
        });
    }
}
