package th.localpolicy.reporting.submission;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Contact;
import th.localpolicy.reporting.form.ReportJson;
import th.localpolicy.reporting.obligation.Obligation;
import th.localpolicy.reporting.obligation.ObligationStatus;

/**
 * The rows of submissions: one statement for any number of them. Whoever writes holds the obligations, so nobody else
 * writes to their submissions.
 */
@ApplicationScoped
class Submissions {

    private static final String STANDING = "select " + Submission.COLUMNS + ", s.obligation_id from submission s ";

    private static final String FILE = """
            with filed as (
                select *
                from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[],
                            ?::int[], ?::text[], ?::boolean[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[])
                     as f (id, obligation_id, form_version, report, content_hash, figures, nil, submitted_at, days_late,
                           received_via, imported, computed, name, job, phone, line_name)
            ), s as (
                insert into submission (id, obligation_id, version, status, content_version, content_hash, submitted_at,
                                        days_late, nil, imported, computed, received_via, figures, changed_at)
                select id, obligation_id, 1, 'SUBMITTED', 1, content_hash, submitted_at, days_late, nil, imported,
                       computed, received_via, figures::jsonb, ?
                from filed
                on conflict (obligation_id) do update
                set version = submission.version + 1, status = 'SUBMITTED', decided_at = null,
                    content_version = submission.content_version + 1, content_hash = excluded.content_hash,
                    nil = excluded.nil, computed = excluded.computed, received_via = excluded.received_via, figures = excluded.figures,
                    changed_at = excluded.changed_at
                returning *
            ), kept as (
                insert into submission_version (submission_id, number, form_version, report, recorded_at, submitted_at,
                                                office, subject, received_via)
                select s.id, s.content_version, f.form_version, f.report::jsonb, s.changed_at, f.submitted_at, ?, ?,
                       f.received_via
                from filed f join s using (obligation_id)
            ), contacts as (
                insert into reporter_contact (submission_id, name, position, phone, line_name)
                select s.id, f.name, f.job, f.phone, f.line_name
                from filed f join s using (obligation_id)
                where coalesce(f.name, f.job, f.phone, f.line_name) is not null
                on conflict (submission_id) do update
                set name = excluded.name, position = excluded.position, phone = excluded.phone,
                    line_name = excluded.line_name
            ), o as (
                update obligation o set status = 'SUBMITTED', version = o.version + 1, next_notice_on = null
                from filed f where o.id = f.obligation_id
                returning o.id, o.version
            )
            select %s, s.obligation_id, o.version as obligation_version from s join o on o.id = s.obligation_id
            """.formatted(Submission.COLUMNS);

    private static final String DECIDE = """
            with s as (
                update submission set status = ?, version = version + 1, decided_at = ?, changed_at = ?
                where id = any (?)
                returning *
            ), kept as (
                update submission_version v
                set decision = s.status, decided_at = s.decided_at, decided_by = ?, decided_subject = ?, reason = ?,
                    faults = ?::jsonb
                from s where v.submission_id = s.id and v.number = s.content_version
            ), o as (
                update obligation o set status = s.status, version = o.version + 1
                from s where o.id = s.obligation_id
                returning o.id, o.version
            )
            select %s, s.obligation_id, o.version as obligation_version from s join o on o.id = s.obligation_id
            """.formatted(Submission.COLUMNS);

    /** A filing that nothing stands against, about to be written. */
    record Entry(
            UUID id,
            Obligation obligation,
            CheckedReport report,
            Instant submittedAt,
            ReceivedVia via,
            boolean imported,
            boolean computed) {}

    /** A decision on reports. */
    record Decided(SubmissionStatus status, String reason, String faults) {}

    /** The submissions of these obligations as they stand, by obligation. */
    Map<UUID, Submission> of(Connection connection, Collection<Obligation> obligations) throws SQLException {
        try (var read = connection.prepareStatement(STANDING + "where s.obligation_id = any (?)")) {
            read.setArray(1, array(connection, "uuid", List.copyOf(obligations), Obligation::id));
            return rows(read, byId(obligations), false);
        }
    }

    /** What these submissions say as they stand, by obligation. */
    Map<UUID, JsonNode> reports(Connection connection, Collection<Submission> submissions) throws SQLException {
        try (var read = connection.prepareStatement("""
                select s.obligation_id, v.report::text from submission s
                join submission_version v on v.submission_id = s.id and v.number = s.content_version
                where s.id = any (?)
                """)) {
            read.setArray(1, array(connection, "uuid", List.copyOf(submissions), Submission::id));
            try (var rows = read.executeQuery()) {
                var reports = new HashMap<UUID, JsonNode>();
                while (rows.next()) {
                    reports.put(rows.getObject(1, UUID.class), ReportJson.read(rows.getString(2)));
                }
                return reports;
            }
        }
    }

    /** Writes reports, each as the next version of its obligation's submission. */
    Map<UUID, Submission> file(Connection connection, Caller caller, List<Entry> entries, Instant now)
            throws SQLException {
        try (var write = connection.prepareStatement(FILE)) {
            var column = new Columns(connection, write, entries);
            column.set(1, "uuid", Entry::id);
            column.set(2, "uuid", entry -> entry.obligation().id());
            column.set(3, "int4", entry -> entry.report().formVersion());
            column.set(4, "text", entry -> entry.report().text());
            column.set(5, "text", entry -> entry.report().hash());
            column.set(6, "text", entry -> entry.report().figures());
            column.set(7, "bool", entry -> entry.report().nil());
            column.set(8, "timestamptz", entry -> entry.submittedAt().toString());
            column.set(9, "int4", entry -> entry.obligation().daysLate(entry.submittedAt()));
            column.set(10, "text", entry -> entry.via().name());
            column.set(11, "bool", Entry::imported);
            column.set(12, "bool", Entry::computed);
            column.contact(13, Contact::name);
            column.contact(14, Contact::position);
            column.contact(15, Contact::phone);
            column.contact(16, Contact::lineName);
            write.setObject(17, now.atOffset(ZoneOffset.UTC));
            write.setString(18, caller.office().value());
            write.setString(19, caller.subject());
            return rows(write, byId(entries.stream().map(Entry::obligation).toList()), true);
        }
    }

    /** Writes a decision on reports. */
    Map<UUID, Submission> decide(
            Connection connection, Caller caller, List<Submission> submissions, Decided decided, Instant now)
            throws SQLException {
        try (var write = connection.prepareStatement(DECIDE)) {
            write.setString(1, decided.status().name());
            write.setObject(2, now.atOffset(ZoneOffset.UTC));
            write.setObject(3, now.atOffset(ZoneOffset.UTC));
            write.setArray(4, array(connection, "uuid", submissions, Submission::id));
            write.setString(5, caller.office().value());
            write.setString(6, caller.subject());
            write.setString(7, decided.reason());
            write.setString(8, decided.faults());
            return rows(
                    write, byId(submissions.stream().map(Submission::obligation).toList()), true);
        }
    }

    private static Map<UUID, Submission> rows(
            PreparedStatement statement, Map<UUID, Obligation> obligations, boolean written) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new HashMap<UUID, Submission>();
            while (rows.next()) {
                var obligation = obligations.get(rows.getObject("obligation_id", UUID.class));
                if (written) {
                    obligation = obligation.changed(
                            ObligationStatus.valueOf(rows.getString("submission_status")),
                            rows.getLong("obligation_version"));
                }
                found.put(obligation.id(), Submission.of(rows, obligation));
            }
            return found;
        }
    }

    private static Map<UUID, Obligation> byId(Collection<Obligation> obligations) {
        var byId = new HashMap<UUID, Obligation>();
        obligations.forEach(obligation -> byId.put(obligation.id(), obligation));
        return byId;
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<? super T, ?> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    /** The entries as arrays, one for each column. */
    private record Columns(Connection connection, PreparedStatement statement, List<Entry> entries) {

        void set(int index, String type, Function<Entry, ?> value) throws SQLException {
            statement.setArray(index, array(connection, type, entries, value));
        }

        void contact(int index, Function<Contact, String> part) throws SQLException {
            set(index, "text", entry -> entry.report().contact().map(part).orElse(null));
        }
    }
}
