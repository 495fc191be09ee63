package th.localpolicy.reporting.export;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.reporting.form.Form;
import th.localpolicy.reporting.obligation.Conditions;

/** Reads reports row by row through one cursor: one statement, some hundred rows in memory, whatever their number. */
@ApplicationScoped
class ExportReports {

    private static final int ROWS_AT_HAND = 500;

    private static final String JOINED = """

            from obligation o
            join submission s on s.obligation_id = o.id
            join submission_version v on v.submission_id = s.id and v.number = s.content_version
            """;

    private final DataSource database;

    ExportReports(DataSource database) {
        this.database = database;
    }

    /** How many entries the fullest of the reports has of each group of its form. */
    Map<String, Integer> entries(Conditions conditions, List<Form> versions) throws IOException {
        var groups = versions.stream()
                .flatMap(form -> form.groups().keySet().stream())
                .distinct()
                .toArray(String[]::new);
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select g.name, max(jsonb_array_length(v.report -> g.name))"
                        + JOINED + """
                        cross join unnest(?::text[]) as g (name)
                        where jsonb_typeof(v.report -> g.name) = 'array' and\s""" + conditions.sql() + " group by g.name")) {
            read.setArray(1, connection.createArrayOf("text", groups));
            conditions.bind(read, 2);
            try (var rows = read.executeQuery()) {
                var entries = new HashMap<String, Integer>();
                while (rows.next()) {
                    entries.put(rows.getString(1), rows.getInt(2));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new IOException("the reports for a sheet could not be counted", e);
        }
    }

    /** The reports that there are. */
    void forEach(Conditions conditions, Consumer<? super ReportRow> row) throws IOException {
        forEach(JOINED, conditions, row);
    }

    /** Reports whether they are there or not; of those that are not all that is known before. */
    void forEachOwed(Conditions conditions, Consumer<? super ReportRow> row) throws IOException {
        forEach(JOINED.replace("join", "left join"), conditions, row);
    }

    private void forEach(String joined, Conditions conditions, Consumer<? super ReportRow> row) throws IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // or the driver reads everything at once
            try (var read = connection.prepareStatement("select " + ReportRow.COLUMNS + joined + "where "
                    + conditions.sql() + " order by o.due_on, o.id")) {
                conditions.bind(read, 1);
                read.setFetchSize(ROWS_AT_HAND);
                try (var rows = read.executeQuery()) {
                    while (rows.next()) {
                        row.accept(ReportRow.of(rows));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IOException("reports could not be read for a sheet", e);
        }
    }
}
