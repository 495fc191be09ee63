package th.localpolicy.reporting.obligation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.office.OfficeCode;

/** All obligations, as other features find and hold them. Every method is one statement, whatever the number. */
@ApplicationScoped
public class Obligations {

    /**
     * The obligations, held for a change until the transaction ends, in one order everywhere so that two batches never wait
     * for each other. Ids that nobody has are not among the answers.
     */
    public Map<UUID, Obligation> lock(Connection connection, Collection<UUID> ids) throws SQLException {
        return byId(connection, ids, " order by o.id for update");
    }

    /** The obligations as they stand, held by nobody. */
    public Map<UUID, Obligation> find(Connection connection, Collection<UUID> ids) throws SQLException {
        return byId(connection, ids, "");
    }

    public Optional<Obligation> find(Connection connection, UUID id) throws SQLException {
        return Optional.ofNullable(find(connection, List.of(id)).get(id));
    }

    private static Map<UUID, Obligation> byId(Connection connection, Collection<UUID> ids, String behind)
            throws SQLException {
        try (var read = connection.prepareStatement(
                "select " + Obligation.COLUMNS + " from obligation o where o.id = any (?)" + behind)) {
            read.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return byId(read);
        }
    }

    private static Map<UUID, Obligation> byId(PreparedStatement read) throws SQLException {
        try (var rows = read.executeQuery()) {
            var found = new LinkedHashMap<UUID, Obligation>();
            while (rows.next()) {
                var obligation = Obligation.of(rows);
                found.put(obligation.id(), obligation);
            }
            return found;
        }
    }

    /**
     * The obligations that lines of a sheet mean, in one statement. Of a reporter that owes the same report to two
     * recipients the one that was due first is meant; cancelled ones are not.
     */
    public Map<ObligationKey, Obligation> find(Connection connection, List<ObligationKey> keys) throws SQLException {
        try (var read = connection.prepareStatement("select k.directive, " + Obligation.COLUMNS + """

                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as k (directive, form, reporter, period)
                join obligation o on (o.directive_id = k.directive or o.root_directive_id = k.directive)
                    and o.form = k.form and o.reporter = k.reporter and o.period = k.period
                where o.status <> 'CANCELLED'
                order by o.due_on, o.id
                """)) {
            var distinct = keys.stream().distinct().toList();
            read.setArray(1, array(connection, "uuid", distinct.stream().map(ObligationKey::directiveId)));
            read.setArray(2, array(connection, "text", distinct.stream().map(ObligationKey::form)));
            read.setArray(
                    3,
                    array(
                            connection,
                            "text",
                            distinct.stream().map(key -> key.reporter().value())));
            read.setArray(
                    4,
                    array(
                            connection,
                            "text",
                            distinct.stream().map(key -> key.period().toString())));
            try (var rows = read.executeQuery()) {
                var found = new HashMap<ObligationKey, Obligation>();
                while (rows.next()) {
                    var key = new ObligationKey(
                            rows.getObject("directive", UUID.class),
                            rows.getString("form"),
                            new OfficeCode(rows.getString("reporter")),
                            YearMonth.parse(rows.getString("period")));
                    found.putIfAbsent(key, Obligation.of(rows));
                }
                return found;
            }
        }
    }

    private static java.sql.Array array(Connection connection, String type, java.util.stream.Stream<?> values)
            throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
