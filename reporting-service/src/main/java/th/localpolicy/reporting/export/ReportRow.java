package th.localpolicy.reporting.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.reporting.form.ReportJson;

/** One report as it stands, on its way into a sheet. */
record ReportRow(
        String obligation,
        String directive,
        String reporter,
        String recipient,
        String period,
        LocalDate dueOn,
        String status,
        Instant submittedAt,
        int daysLate,
        int version,
        JsonNode report) {

    /** The columns that {@link #of} reads. */
    static final String COLUMNS =
            "o.id::text as obligation, o.directive_id::text as directive, o.reporter, o.recipient,"
                    + " o.period, o.due_on, s.status, s.submitted_at, s.days_late, s.content_version, v.report::text as report";

    static ReportRow of(ResultSet row) throws SQLException {
        return new ReportRow(
                row.getString("obligation"),
                row.getString("directive"),
                row.getString("reporter"),
                row.getString("recipient"),
                row.getString("period"),
                row.getObject("due_on", LocalDate.class),
                row.getString("status"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getInt("days_late"),
                row.getInt("content_version"),
                ReportJson.read(row.getString("report")));
    }
}
