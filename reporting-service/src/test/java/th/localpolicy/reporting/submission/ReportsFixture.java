package th.localpolicy.reporting.submission;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.reporting.form.ReportJson;

/** Obligations to answer, as letters would have made them. Every test begins without any. */
public abstract class ReportsFixture {

    @Inject
    DataSource database;

    protected final UUID directive = UUID.randomUUID();

    @BeforeEach
    void begin() {
        List.of(
                        "compilation_source",
                        "compilation_part",
                        "compilation",
                        "reporter_contact",
                        "submission_version",
                        "submission",
                        "obligation_notice",
                        "obligation")
                .forEach(table -> sql("delete from " + table));
    }

    protected void sql(String statement) {
        try (var connection = database.getConnection();
                var run = connection.prepareStatement(statement)) {
            run.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    protected List<List<Object>> rows(String query) {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(query);
                var rows = read.executeQuery()) {
            var all = new ArrayList<List<Object>>();
            while (rows.next()) {
                var row = new ArrayList<>();
                for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getObject(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    protected String one(String query) {
        return String.valueOf(rows(query).getFirst().getFirst());
    }

    /** A report of a month that an office owes another one by a day. */
    protected UUID owed(String reporter, String recipient, String period, LocalDate dueOn) {
        var id = UUID.randomUUID();
        var province = reporter.matches("[PDL][0-9]{2}.*") ? "'" + reporter.substring(1, 3) + "'" : "null";
        var district = reporter.matches("D[0-9]{4}") ? "'" + reporter.substring(1) + "'" : "null";
        sql("""
                insert into obligation (id, version, directive_id, root_directive_id, form, period, reporter, recipient,
                                        level, province, district, due_on, status, opened_at)
                values ('%s', 1, '%s', '%s', 'soft-power-monthly', '%s', '%s', '%s', '%s', %s, %s, '%s', 'OPEN', now())
                """.formatted(
                        id,
                        directive,
                        directive,
                        period,
                        reporter,
                        recipient,
                        new OfficeCode(reporter).level(),
                        province,
                        district,
                        dueOn));
        return id;
    }

    protected UUID owed(String reporter, String recipient) {
        return owed(reporter, recipient, "2025-01", LocalDate.of(2199, 1, 20));
    }

    protected static Caller officer(String office) {
        return caller(office, "officer");
    }

    protected static Caller caller(String office, String... roles) {
        return new Caller(new OfficeCode(office), Set.of(roles), "somebody");
    }

    protected static Filing line(UUID obligation, String report) {
        return Filing.ofLine(obligation, ReportJson.read(report));
    }

    protected static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    protected static Refusal refused(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(Object value) -> throw new AssertionError(value.toString());
            case Outcome.Refused<?>(Refusal refusal) -> refusal;
        };
    }
}
