package th.localpolicy.reporting.export;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.reporting.obligation.Conditions;

/** Reads reports row by row through one cursor: one statement, some hundred rows in memory, whatever their number. */
@ApplicationScoped
class ExportReports {

    private static final int ROWS_AT_HAND = 500;

    private final DataSource database;

    ExportReports(DataSource database) {
        this.database = database;
    }

    void forEach(Conditions conditions, Consumer<? super ReportRow> row) throws IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // or the driver reads everything at once
            try (var read = connection.prepareStatement(
                    "select " + ReportRow.COLUMNS + """

                    from obligation o
                    join submission s on s.obligation_id = o.id
                    join submission_version v on v.submission_id = s.id and v.number = s.content_version
                    where\s""" + conditions.sql() + " order by o.due_on, o.id")) {
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
