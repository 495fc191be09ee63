package th.localpolicy.reporting.compilation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Forms;
import th.localpolicy.reporting.form.ReportJson;
import th.localpolicy.reporting.submission.Filed;
import th.localpolicy.reporting.submission.Filing;
import th.localpolicy.reporting.submission.SubmitReport;

/**
 * An office rolls the accepted reports under it up into its own report to the office above, and names who is missing. Done
 * again it takes in what was accepted since, as a numbered addendum; with nothing new it changes nothing.
 */
@ApplicationScoped
class CompileReports {

    private final Compilations compilations;
    private final SubmitReport reports;
    private final Forms forms;
    private final DataSource database;
    private final Clock clock;

    CompileReports(Compilations compilations, SubmitReport reports, Forms forms, DataSource database, Clock clock) {
        this.compilations = compilations;
        this.reports = reports;
        this.forms = forms;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @return the compilation as it now is, or: {@code not-found} the letter asks nobody under the office for a report of
     *     that month; {@code wrong-state} none of theirs is accepted yet
     */
    @Transactional
    Outcome<CompilationView> compile(Caller caller, UUID directive, String period) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection()) {
            var subject = compilations.subject(
                    connection, directive, period, caller.office().value());
            if (subject.isEmpty()) {
                return Outcome.refused(Refusal.of(
                        ProblemType.NOT_FOUND,
                        "ไม่มีหน่วยงานในสังกัดที่ต้องรายงานตามหนังสือนี้ในเดือนนั้น",
                        "The letter asks no office under yours for a report of that month"));
            }
            return compile(connection, caller, subject.get(), now);
        } catch (SQLException e) {
            throw new IllegalStateException("reports could not be compiled", e);
        }
    }

    private Outcome<CompilationView> compile(
            Connection connection, Caller caller, Compilations.Subject subject, Instant now) throws SQLException {
        var obligation = compilations.ownObligation(connection, subject);
        var id = compilations.hold(
                connection, subject, UuidVersion7Strategy.INSTANCE.generateUuid(null), obligation, now);
        compilations.takeIn(connection, id, subject, caller.subject(), now);
        var compiled = compilations.find(connection, id).orElseThrow();
        if (compiled.included() == 0) {
            compilations.forget(connection, id);
            return Outcome.refused(Refusal.wrongState(
                    "ยังไม่มีรายงานของหน่วยงานในสังกัดที่รับรองแล้ว",
                    "No report of an office under yours is accepted yet"));
        }
        if (obligation.isEmpty()) {
            return Outcome.done(compiled);
        }
        return switch (reports.file(caller, filing(obligation.get(), compiled))) {
            case Outcome.Refused<Filed>(Refusal refusal)
            when refusal.type() != ProblemType.WRONG_STATE -> Outcome.refused(refusal);
            // An accepted report stays as it was accepted; the addendum stands beside it.
            case Outcome.Refused<Filed> accepted -> Outcome.done(compiled);
            case Outcome.Done<Filed> filed ->
                Outcome.done(compilations.find(connection, id).orElseThrow());
        };
    }

    private Filing filing(UUID obligation, CompilationView compiled) {
        var form = forms.inForce(compiled.form(), YearMonth.parse(compiled.period()))
                .orElseThrow();
        var report = CheckedReport.computed(
                form.version(), report(compiled), (ObjectNode) ReportJson.read(compiled.figures()));
        return Filing.ofSums(obligation, report);
    }

    private static ObjectNode report(CompilationView compiled) {
        var report = JsonNodeFactory.instance.objectNode();
        var sums = report.putObject("compilation");
        sums.put("compilationId", compiled.id().toString());
        sums.put("addenda", compiled.parts().size() - 1);
        sums.put("expected", compiled.expected());
        sums.put("included", compiled.included());
        var missing = sums.putArray("missing");
        compiled.missing().forEach(one -> missing.add(one.reporter()));
        sums.set("figures", ReportJson.read(compiled.figures()));
        return report;
    }
}
