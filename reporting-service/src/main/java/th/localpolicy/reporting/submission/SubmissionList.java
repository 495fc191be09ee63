package th.localpolicy.reporting.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.reporting.form.Contact;
import th.localpolicy.reporting.obligation.Conditions;
import th.localpolicy.reporting.obligation.Obligation;
import th.localpolicy.reporting.submission.SubmissionView.Decision;
import th.localpolicy.reporting.submission.SubmissionView.Item;
import th.localpolicy.reporting.submission.SubmissionView.Version;

/** Submissions read: one with all that belongs to it, or many by what they are narrowed to; each read is one statement. */
@ApplicationScoped
class SubmissionList {

    private static final String JOINED = " from submission s join obligation o on o.id = s.obligation_id";

    private static final String WHOLE = "select " + Obligation.COLUMNS + ", " + Submission.COLUMNS + """
            , v.form_version, v.report::text as report, v.decision, v.decided_at, v.decided_by, v.reason,
              v.faults::text as faults, c.submission_id as contact, c.name, c.position, c.phone, c.line_name
            from submission s
            join obligation o on o.id = s.obligation_id
            join submission_version v on v.submission_id = s.id and v.number = s.content_version
            left join reporter_contact c on c.submission_id = s.id
            where s.id = ?
            """;

    /** Where a page begins: behind this report. */
    record Key(LocalDate dueOn, UUID obligationId) {

        static Key of(String text) {
            var parts = text.split("/", 2);
            try {
                return new Key(LocalDate.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }

        static String text(Item item) {
            return item.dueOn() + "/" + item.obligationId();
        }
    }

    /** A report with all that belongs to it. */
    record Whole(Submission submission, int formVersion, String report, Contact contact, Decision decision) {}

    private final DataSource database;

    SubmissionList(DataSource database) {
        this.database = database;
    }

    Optional<Whole> find(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(WHOLE)) {
            read.setObject(1, id);
            try (var row = read.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var contact = row.getObject("contact") == null
                        ? null
                        : new Contact(
                                row.getString("name"),
                                row.getString("position"),
                                row.getString("phone"),
                                row.getString("line_name"));
                return Optional.of(new Whole(
                        Submission.of(row, Obligation.of(row)),
                        row.getInt("form_version"),
                        row.getString("report"),
                        contact,
                        decision(row)));
            }
        }
    }

    List<Version> versions(UUID submission) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select number, form_version, report::text as report, recorded_at, submitted_at, office, received_via,
                               decision, decided_at, decided_by, reason, faults::text as faults
                        from submission_version where submission_id = ? order by number
                        """)) {
            read.setObject(1, submission);
            try (var rows = read.executeQuery()) {
                var versions = new ArrayList<Version>();
                while (rows.next()) {
                    versions.add(new Version(
                            rows.getInt("number"),
                            rows.getInt("form_version"),
                            instant(rows, "submitted_at"),
                            instant(rows, "recorded_at"),
                            rows.getString("office"),
                            ReceivedVia.valueOf(rows.getString("received_via")),
                            rows.getString("report"),
                            decision(rows)));
                }
                return versions;
            }
        }
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return row.getString("decision") == null
                ? null
                : new Decision(
                        row.getString("decision"),
                        instant(row, "decided_at"),
                        row.getString("decided_by"),
                        row.getString("reason"),
                        row.getString("faults"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    List<Item> page(Conditions conditions, Optional<Key> after, int limit) throws SQLException {
        after.ifPresent(key -> conditions.and("(o.due_on, o.id) > (?, ?)", key.dueOn(), key.obligationId()));
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select " + Obligation.COLUMNS + ", " + Submission.COLUMNS
                        + JOINED + " where " + conditions.sql() + " order by o.due_on, o.id limit ?")) {
            read.setInt(conditions.bind(read, 1), limit);
            try (var rows = read.executeQuery()) {
                var page = new ArrayList<Item>();
                while (rows.next()) {
                    page.add(Item.of(Submission.of(rows, Obligation.of(rows))));
                }
                return page;
            }
        }
    }

    long count(Conditions conditions) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select count(*)" + JOINED + " where " + conditions.sql())) {
            conditions.bind(read, 1);
            try (var row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The obligations of submissions, at most {@code limit} of them, first due first. */
    List<UUID> obligationsOf(Conditions conditions, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(
                        "select o.id" + JOINED + " where " + conditions.sql() + " order by o.due_on, o.id limit ?")) {
            read.setInt(conditions.bind(read, 1), limit);
            try (var rows = read.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }
}
