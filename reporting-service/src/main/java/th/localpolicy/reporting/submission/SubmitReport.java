package th.localpolicy.reporting.submission;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Forms;
import th.localpolicy.reporting.obligation.Obligation;
import th.localpolicy.reporting.obligation.ObligationStatus;
import th.localpolicy.reporting.obligation.Obligations;
import th.localpolicy.reporting.submission.Filed.Result;
import th.localpolicy.reporting.submission.SubmissionEvents.Told;
import th.localpolicy.reporting.submission.SubmissionEvents.Type;
import th.localpolicy.reporting.submission.Submissions.Entry;

/**
 * Reports are sent in, or corrected: one, or as many as a sheet has lines. Each is decided for itself; those that nothing
 * stands against are written together. Three statements for any number of first reports (hold the obligations, write,
 * tell), one more (read what stands) where a report is there already, and one (read what it says) where a sheet has not
 * room for all of a report.
 */
@ApplicationScoped
public class SubmitReport {

    private final Obligations obligations;
    private final Submissions submissions;
    private final Forms forms;
    private final Reporting reporting;
    private final SubmissionEvents events;
    private final DataSource database;

    SubmitReport(
            Obligations obligations,
            Submissions submissions,
            Forms forms,
            Reporting reporting,
            SubmissionEvents events,
            DataSource database) {
        this.obligations = obligations;
        this.submissions = submissions;
        this.forms = forms;
        this.reporting = reporting;
        this.events = events;
        this.database = database;
    }

    /** What a filing came to before anything is written: the result, with what is to be written if there is anything. */
    private record Decision(Filed filed, Optional<Entry> entry) {}

    /** Files one report. Refusals as of {@link #file(Caller, List)}. */
    @Transactional
    public Outcome<Filed> file(Caller caller, Filing filing) {
        return file(caller, List.of(filing)).getFirst();
    }

    /**
     * Files reports, in the transaction at hand or in one of their own. A refused one changes nothing and keeps no other
     * from being filed.
     *
     * @param filings some hundreds at a time; each is about another obligation
     * @return for each filing, in their order, what became of it, or: {@code not-found} no such obligation;
     *     {@code outside-your-office} it is not the caller's to file; {@code invalid-request} every fault of the report by
     *     field, a time that cannot be, or an obligation that an earlier filing is about; {@code wrong-state} the
     *     month has not begun, the obligation is cancelled, its report accepted, already there (first), not there
     *     (correction) or computed by the
     *     system, whatever door the typed one comes by;
     *     {@code stale} and {@code if-match-required} for a correction that names its version
     */
    @Transactional
    public List<Outcome<Filed>> file(Caller caller, List<Filing> filings) {
        return run(caller, filings, true);
    }

    /** What {@link #file(Caller, List)} would do now; nothing is written and nobody waits. */
    @Transactional
    public List<Outcome<Filed>> preview(Caller caller, List<Filing> filings) {
        return run(caller, filings, false);
    }

    private List<Outcome<Filed>> run(Caller caller, List<Filing> filings, boolean write) {
        var now = events.now();
        try (var connection = database.getConnection()) {
            var ids = filings.stream().map(Filing::obligationId).distinct().toList();
            var owed = write ? obligations.lock(connection, ids) : obligations.find(connection, ids);
            var standing = standing(connection, owed);
            var said = said(connection, filings, standing);
            var seen = new HashSet<UUID>();
            var decisions = new ArrayList<Outcome<Decision>>(filings.size());
            for (var filing : filings) {
                decisions.add(
                        seen.add(filing.obligationId())
                                ? decide(caller, filing, owed, standing, said, now)
                                : Outcome.refused(Refusal.invalid(
                                        "obligationId",
                                        "รายงานนี้มีอยู่แล้วในชุดเดียวกัน",
                                        "another report of the same batch is about it")));
            }
            return write ? written(connection, caller, decisions, now) : foreseen(decisions);
        } catch (SQLException e) {
            throw new IllegalStateException("reports could not be filed", e);
        }
    }

    /** Only what is no longer open can have a submission: a first report asks for none. */
    private Map<UUID, Submission> standing(Connection connection, Map<UUID, Obligation> owed) throws SQLException {
        var answered = owed.values().stream()
                .filter(obligation -> obligation.status() != ObligationStatus.OPEN)
                .toList();
        return answered.isEmpty() ? Map.of() : submissions.of(connection, answered);
    }

    /** What stands of the reports that a filing might take something away from. */
    private Map<UUID, JsonNode> said(Connection connection, List<Filing> filings, Map<UUID, Submission> standing)
            throws SQLException {
        var corrected = filings.stream()
                .filter(filing -> filing.content().partial())
                .map(filing -> standing.get(filing.obligationId()))
                .filter(Objects::nonNull)
                .toList();
        return corrected.isEmpty() ? Map.of() : submissions.reports(connection, corrected);
    }

    private Outcome<Decision> decide(
            Caller caller,
            Filing filing,
            Map<UUID, Obligation> owed,
            Map<UUID, Submission> standing,
            Map<UUID, JsonNode> said,
            Instant now) {
        var obligation = owed.get(filing.obligationId());
        if (obligation == null) {
            return Outcome.refused(Refusal.notFound());
        }
        var there = Optional.ofNullable(standing.get(obligation.id()));
        var refusal = reporting
                .refusalOfFiling(caller, obligation, filing)
                .or(() -> FilingRules.refusal(filing, there, now))
                .or(() -> obligation.refusalBefore(Bangkok.dayOf(now)));
        // Whoever may see a report may send it again as it is: nothing is written.
        var seen = filing.intent() == Filing.Intent.EITHER && there.isPresent() && reporting.maySee(caller, obligation);
        if (refusal.isPresent() && !seen) {
            return Outcome.refused(refusal.get());
        }
        var form = forms.inForce(obligation.form(), obligation.period());
        if (form.isEmpty()) {
            return Outcome.refused(Refusal.wrongState(
                    "ไม่มีแบบรายงานของเดือนนี้", "No version of the form was in force in that month"));
        }
        return switch (filing.content().apply(form.get())) {
            case Outcome.Refused<CheckedReport>(Refusal fault) ->
                Outcome.refused(refusal.orElseGet(() -> filing.content().named(form.get(), fault)));
            case Outcome.Done<CheckedReport>(CheckedReport report) ->
                decide(
                        filing,
                        obligation,
                        there,
                        report,
                        () -> refusal.or(obligation::refusalOfReport)
                                .or(() -> FilingRules.refusalOfContent(
                                        filing, form.get(), obligation, report, said.get(obligation.id()))),
                        now);
        };
    }

    private static Outcome<Decision> decide(
            Filing filing,
            Obligation obligation,
            Optional<Submission> there,
            CheckedReport report,
            Supplier<Optional<Refusal>> refusal,
            Instant now) {
        // The same sheet sent twice changes nothing, not even of what is accepted and closed; and an exported one that
        // nobody
        // has touched is no answer to what was sent back.
        if ((filing.intent() == Filing.Intent.EITHER || filing.intent() == Filing.Intent.COMPUTED)
                && there.filter(submission -> (submission.status() != SubmissionStatus.RETURNED
                                        || filing.content().partial())
                                && submission.contentHash().equals(report.hash()))
                        .isPresent()) {
            return Outcome.done(new Decision(new Filed(Result.UNCHANGED, there.get(), report), Optional.empty()));
        }
        var against = refusal.get();
        if (against.isPresent()) {
            return Outcome.refused(against.get());
        }
        var entry = new Entry(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                obligation,
                report,
                filing.submittedAt().orElse(now),
                filing.receivedVia(),
                filing.imported(),
                filing.intent() == Filing.Intent.COMPUTED);
        return Outcome.done(new Decision(
                new Filed(there.isEmpty() ? Result.SUBMITTED : Result.CORRECTED, there.orElse(null), report),
                Optional.of(entry)));
    }

    private List<Outcome<Filed>> written(
            Connection connection, Caller caller, List<Outcome<Decision>> decisions, Instant now) throws SQLException {
        var entries = new ArrayList<Entry>();
        for (var decision : decisions) {
            if (decision instanceof Outcome.Done<Decision>(Decision done)) {
                done.entry().ifPresent(entries::add);
            }
        }
        if (entries.isEmpty()) {
            return foreseen(decisions);
        }
        var stand = submissions.file(connection, caller, entries, now);
        var told = new ArrayList<Told>(entries.size());
        var results = new ArrayList<Outcome<Filed>>(decisions.size());
        for (var decision : decisions) {
            results.add(
                    switch (decision) {
                        case Outcome.Refused<Decision>(Refusal refusal) -> Outcome.refused(refusal);
                        case Outcome.Done<Decision>(Decision done)
                        when done.entry().isEmpty() -> Outcome.done(done.filed());
                        case Outcome.Done<Decision>(Decision done) -> {
                            var submission =
                                    stand.get(done.entry().get().obligation().id());
                            var result = done.filed().result();
                            told.add(
                                    new Told(result == Result.SUBMITTED ? Type.SUBMITTED : Type.CORRECTED, submission));
                            yield Outcome.done(
                                    new Filed(result, submission, done.filed().report()));
                        }
                    });
        }
        events.tell(told, now);
        return results;
    }

    private static List<Outcome<Filed>> foreseen(List<Outcome<Decision>> decisions) {
        return decisions.stream()
                .map(decision -> switch (decision) {
                    case Outcome.Refused<Decision>(Refusal refusal) -> Outcome.<Filed>refused(refusal);
                    case Outcome.Done<Decision>(Decision done) -> Outcome.done(done.filed());
                })
                .toList();
    }
}
