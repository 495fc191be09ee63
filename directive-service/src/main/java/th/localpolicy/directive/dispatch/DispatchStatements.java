package th.localpolicy.directive.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import th.localpolicy.directive.dispatch.DispatchEvents.Changed;
import th.localpolicy.directive.dispatch.DispatchEvents.Type;

/** Statements that change many dispatches at once, with one batch of events about them. */
@ApplicationScoped
class DispatchStatements {

    private final EntityManager entities;
    private final DataSource database;
    private final DispatchEvents events;

    DispatchStatements(EntityManager entities, DataSource database, DispatchEvents events) {
        this.entities = entities;
        this.database = database;
        this.events = events;
    }

    /** What fills the places of a statement. */
    interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    /**
     * @param sql returns all columns of the dispatches it changed
     * @return how many they are
     */
    int change(String sql, Type type, Instant at, Parameters parameters) {
        entities.flush(); // what the caller has changed is seen by the statement
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(connection, statement);
            try (var rows = statement.executeQuery()) {
                var changed = Changed.all(rows);
                events.tell(type, changed, at);
                return changed.size();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("dispatches could not be written", e);
        }
    }

    /** The dispatches as arrays, one for each column. */
    record Columns<T>(Connection connection, PreparedStatement statement, List<T> rows) {

        void set(int index, String type, Function<T, Object> value) throws SQLException {
            statement.setArray(
                    index,
                    connection.createArrayOf(type, rows.stream().map(value).toArray()));
        }
    }
}
