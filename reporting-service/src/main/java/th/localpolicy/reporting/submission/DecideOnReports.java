package th.localpolicy.reporting.submission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.web.IfMatch;
import th.localpolicy.reporting.obligation.Obligations;
import th.localpolicy.reporting.submission.SubmissionEvents.Told;
import th.localpolicy.reporting.submission.SubmissionEvents.Type;
import th.localpolicy.reporting.submission.Submissions.Decided;

/**
 * The recipient accepts reports, or returns them with reasons: one, or all that a filter means. Each is decided for itself,
 * those that nothing stands against are written together: four statements for any number.
 */
@ApplicationScoped
public class DecideOnReports {

    private final Obligations obligations;
    private final Submissions submissions;
    private final Reporting reporting;
    private final SubmissionEvents events;
    private final DataSource database;

    DecideOnReports(
            Obligations obligations,
            Submissions submissions,
            Reporting reporting,
            SubmissionEvents events,
            DataSource database) {
        this.obligations = obligations;
        this.submissions = submissions;
        this.reporting = reporting;
        this.events = events;
        this.database = database;
    }

    /**
     * Decides on the reports of these obligations, in the transaction at hand or in one of its own.
     *
     * @param ifMatch the version that was read, for one report; empty where nobody asks for it
     * @return by obligation the report as it now is, or: {@code not-found} there is none; {@code outside-your-office} the
     *     caller is not its recipient; {@code stale}; {@code wrong-state} it does not wait for a decision
     */
    @Transactional
    Map<UUID, Outcome<Submission>> decide(
            Caller caller, Collection<UUID> obligationIds, Decided decided, Optional<IfMatch> ifMatch) {
        var now = events.now();
        try (var connection = database.getConnection()) {
            var results = refused(connection, caller, obligationIds, ifMatch);
            var open = new ArrayList<Submission>();
            for (var result : results.values()) {
                if (result instanceof Outcome.Done<Submission>(Submission submission)) {
                    open.add(submission);
                }
            }
            if (!open.isEmpty()) {
                var written = submissions.decide(connection, caller, open, decided, now);
                var type = decided.status() == SubmissionStatus.ACCEPTED ? Type.ACCEPTED : Type.RETURNED;
                events.tell(
                        written.values().stream()
                                .map(submission -> new Told(type, submission))
                                .toList(),
                        now);
                written.forEach((obligation, submission) -> results.put(obligation, Outcome.done(submission)));
            }
            return results;
        } catch (SQLException e) {
            throw new IllegalStateException("reports could not be decided on", e);
        }
    }

    /** What stands against the decision, or the report as it is before it. */
    private Map<UUID, Outcome<Submission>> refused(
            Connection connection, Caller caller, Collection<UUID> obligationIds, Optional<IfMatch> ifMatch)
            throws SQLException {
        var held = obligations.lock(connection, obligationIds);
        var standing = submissions.of(connection, held.values());
        var results = new HashMap<UUID, Outcome<Submission>>();
        for (var id : List.copyOf(obligationIds)) {
            var submission = standing.get(id);
            if (submission == null) {
                results.put(id, Outcome.refused(Refusal.notFound()));
                continue;
            }
            var refusal = reporting.mayDecide(caller, submission.obligation())
                    ? ifMatch.flatMap(match -> match.refusalIfGiven(submission.version()))
                            .or(submission::refusalOfDecision)
                    : Optional.of(Refusal.outsideYourOffice());
            results.put(
                    id, refusal.<Outcome<Submission>>map(Outcome::refused).orElseGet(() -> Outcome.done(submission)));
        }
        return results;
    }
}
