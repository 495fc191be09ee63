package th.localpolicy.reporting.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import th.localpolicy.reporting.form.ReportJson;

/** One report as it stands, or as it is owed, on its way into a sheet. */
record ReportRow(
        String obligation,
        String directive,
        String reporter,
        String recipient,
        String period,
        LocalDate dueOn,
        String status,
        Instant submittedAt,
        Integer daysLate,
        Integer version,
        JsonNode report) {

    /** The columns that {@link #of} reads. */
    static final String COLUMNS =
            "o.id::text as obligation, o.directive_id::text as directive, o.reporter, o.recipient,"
                    + " o.period, o.due_on, coalesce(s.status, o.status) as status, s.submitted_at, s.days_late, s.content_version, v.report::text as report";

    static ReportRow of(ResultSet row) throws SQLException {
        var submitted = row.getObject("submitted_at", OffsetDateTime.class);
        var report = row.getString("report");
        return new ReportRow(
                row.getString("obligation"),
                row.getString("directive"),
                row.getString("reporter"),
                row.getString("recipient"),
                row.getString("period"),
                row.getObject("due_on", LocalDate.class),
                row.getString("status"),
                submitted == null ? null : submitted.toInstant(),
                row.getObject("days_late", Integer.class),
                row.getObject("content_version", Integer.class),
                report == null ? MissingNode.getInstance() : ReportJson.read(report));
    }
}
