package th.localpolicy.reporting.obligation;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Obligations read by what they are narrowed to, in the order of their days. */
@ApplicationScoped
class ObligationList {

    /** Where a page begins: behind this obligation. */
    record Key(LocalDate dueOn, UUID id) {

        static Key of(String text) {
            var parts = text.split("/", 2);
            try {
                return new Key(LocalDate.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }

        static String text(ObligationView obligation) {
            return obligation.dueOn() + "/" + obligation.id();
        }
    }

    private final DataSource database;

    ObligationList(DataSource database) {
        this.database = database;
    }

    List<ObligationView> page(Conditions conditions, Optional<Key> after, int limit, LocalDate today)
            throws SQLException {
        after.ifPresent(key -> conditions.and("(o.due_on, o.id) > (?, ?)", key.dueOn(), key.id()));
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select " + Obligation.COLUMNS + " from obligation o where "
                        + conditions.sql() + " order by o.due_on, o.id limit ?")) {
            read.setInt(conditions.bind(read, 1), limit);
            return views(read, today);
        }
    }

    private static List<ObligationView> views(PreparedStatement read, LocalDate today) throws SQLException {
        try (var rows = read.executeQuery()) {
            var page = new ArrayList<ObligationView>();
            while (rows.next()) {
                page.add(Obligation.of(rows).view(today));
            }
            return page;
        }
    }

    long count(Conditions conditions) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select count(*) from obligation o where " + conditions.sql())) {
            conditions.bind(read, 1);
            try (var row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    Optional<Obligation> find(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(
                        "select " + Obligation.COLUMNS + " from obligation o where o.id = ?")) {
            read.setObject(1, id);
            try (var row = read.executeQuery()) {
                return row.next() ? Optional.of(Obligation.of(row)) : Optional.empty();
            }
        }
    }
}
