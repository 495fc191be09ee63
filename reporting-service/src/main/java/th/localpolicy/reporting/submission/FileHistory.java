package th.localpolicy.reporting.submission;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.reporting.submission.SubmissionEvents.Told;
import th.localpolicy.reporting.submission.SubmissionEvents.Type;
import th.localpolicy.reporting.submission.Submissions.Decided;

/**
 * Reports out of old sheets, with what became of them: filed, and accepted as of the day on which their recipients did. An
 * operator writes it down; the events say that it was imported.
 */
@ApplicationScoped
public class FileHistory {

    private static final Decided ACCEPTED = new Decided(SubmissionStatus.ACCEPTED, null, null);

    private final SubmitReport submitting;
    private final Submissions submissions;
    private final SubmissionEvents events;
    private final DataSource database;

    FileHistory(SubmitReport submitting, Submissions submissions, SubmissionEvents events, DataSource database) {
        this.submitting = submitting;
        this.submissions = submissions;
        this.events = events;
        this.database = database;
    }

    /**
     * Files history and accepts of it what is told to have been accepted, all in one transaction.
     *
     * @param filings as {@link SubmitReport#file(Caller, List)} takes them, each of history
     * @param acceptedAt when a report was accepted, by obligation
     * @return for each filing what became of it, with the refusals of {@link SubmitReport#file(Caller, List)}
     */
    @Transactional
    public List<Outcome<Filed>> file(Caller caller, List<Filing> filings, Map<UUID, Instant> acceptedAt) {
        var outcomes = submitting.file(caller, filings);
        var accepted = new TreeMap<Instant, List<Submission>>();
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Done<Filed>(Filed filed)
                    && filed.submission().status() == SubmissionStatus.SUBMITTED
                    && filed.submission().imported()) {
                var at = acceptedAt.get(filed.submission().obligation().id());
                if (at != null) {
                    accepted.computeIfAbsent(at, instant -> new ArrayList<>()).add(filed.submission());
                }
            }
        }
        accept(caller, accepted);
        return outcomes;
    }

    private void accept(Caller caller, Map<Instant, List<Submission>> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection()) {
            var told = new ArrayList<Told>();
            for (var day : accepted.entrySet()) {
                submissions
                        .decide(connection, caller, day.getValue(), ACCEPTED, day.getKey())
                        .values()
                        .forEach(submission -> told.add(new Told(Type.ACCEPTED, submission)));
            }
            events.tell(told, events.now());
        } catch (SQLException e) {
            throw new IllegalStateException("history could not be accepted", e);
        }
    }
}
