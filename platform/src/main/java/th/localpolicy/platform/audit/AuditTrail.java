package th.localpolicy.platform.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;

/** Reads what the triggers wrote. Nothing here writes, and the service's database role could not. */
@ApplicationScoped
class AuditTrail {

    /** A row may be as large as the largest request: few of them at a time. */
    private static final int ROWS_AT_HAND = 20;

    private static final int BYTES_OF_A_PAGE = 4_000_000;

    private final DataSource database;
    private final OfficeTree tree;
    private final ObjectMapper json;

    AuditTrail(DataSource database, OfficeTree tree, ObjectMapper json) {
        this.database = database;
        this.tree = tree;
        this.json = json;
    }

    /** What entries are narrowed to. Every part that is null narrows nothing. */
    record Filter(String office, String kind, String item, String subject, Instant from, Instant until) {}

    /** A condition with what is bound to it. */
    private record Condition(String sql, Object value) {}

    /** A part of the trail. */
    record Part(List<AuditEntry> entries, boolean more) {}

    /**
     * At most {@code limit} entries that the auditor of this office may read, newest first, from before the given one on;
     * fewer when they are so large that a page of them would be.
     */
    Part page(OfficeCode auditor, Filter filter, Optional<Long> before, int limit) throws SQLException {
        var conditions = conditions(auditor, filter);
        before.ifPresent(id -> conditions.add(new Condition("id < ?", id)));
        var sql = """
                select * from (
                    select found.*, count(*) over () as found, sum(
                               coalesce(octet_length(before::text), 0) + coalesce(octet_length(after::text), 0)
                           ) over (order by id desc rows between unbounded preceding and 1 preceding) as bytes_before
                    from (%s limit ?) found) sized
                where bytes_before is null or bytes_before < ?
                order by id desc""".formatted(select(conditions));
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(sql)) {
            bind(connection, read, conditions);
            read.setInt(conditions.size() + 1, limit + 1);
            read.setInt(conditions.size() + 2, BYTES_OF_A_PAGE);
            try (var rows = read.executeQuery()) {
                var entries = new ArrayList<AuditEntry>();
                var found = 0;
                while (rows.next()) {
                    entries.add(entry(rows));
                    found = rows.getInt("found");
                }
                var shown = List.copyOf(entries.subList(0, Math.min(entries.size(), limit)));
                return new Part(shown, found > shown.size());
            }
        }
    }

    /** Every entry that the auditor of this office may read, newest first, through one cursor: one statement, few rows in memory. */
    void forEach(OfficeCode auditor, Filter filter, Consumer<? super AuditEntry> entry) throws IOException {
        var conditions = conditions(auditor, filter);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // or the driver reads everything at once
            try (var read = connection.prepareStatement(select(conditions))) {
                bind(connection, read, conditions);
                read.setFetchSize(ROWS_AT_HAND);
                try (var rows = read.executeQuery()) {
                    while (rows.next()) {
                        entry.accept(entry(rows));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IOException("the audit trail could not be read to its end", e);
        }
    }

    private static String select(List<Condition> conditions) {
        return "select * from audit_entry where "
                + String.join(" and ", conditions.stream().map(Condition::sql).toList()) + " order by id desc";
    }

    private List<Condition> conditions(OfficeCode auditor, Filter filter) {
        var conditions = new ArrayList<Condition>();
        conditions.add(scope(auditor));
        narrow(conditions, "office = ?", filter.office());
        narrow(conditions, "kind = ?", filter.kind());
        narrow(conditions, "item = ?", filter.item());
        narrow(conditions, "subject = ?", filter.subject());
        narrow(conditions, "at >= ?", filter.from());
        narrow(conditions, "at < ?", filter.until());
        return conditions;
    }

    private static void narrow(List<Condition> conditions, String sql, Object value) {
        if (value != null) {
            conditions.add(new Condition(sql, value));
        }
    }

    /** An auditor reads what the offices of the own subtree did; what a service did by itself, only the top two. */
    private Condition scope(OfficeCode auditor) {
        var top = auditor.level() == OfficeLevel.MINISTRY || auditor.level() == OfficeLevel.DEPARTMENT;
        var offices = tree.all().stream()
                .map(Office::code)
                .filter(code -> tree.covers(auditor, code) != top)
                .map(OfficeCode::value)
                .toArray(String[]::new);
        return new Condition(top ? "(office is null or office <> all (?))" : "office = any (?)", offices);
    }

    private static void bind(Connection connection, PreparedStatement read, List<Condition> conditions)
            throws SQLException {
        for (var i = 0; i < conditions.size(); i++) {
            switch (conditions.get(i).value()) {
                case String[] offices -> read.setArray(i + 1, connection.createArrayOf("text", offices));
                case Instant at -> read.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
                case Object value -> read.setObject(i + 1, value);
            }
        }
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("office"),
                row.getString("subject"),
                row.getString("address"),
                row.getString("correlation"),
                row.getString("request"),
                row.getString("kind"),
                row.getString("item"),
                AuditEntry.Action.valueOf(row.getString("action")),
                tree(row.getString("before")),
                tree(row.getString("after")));
    }

    private JsonNode tree(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the audit trail holds what is not JSON", e);
        }
    }
}
