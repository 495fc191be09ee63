package th.localpolicy.reporting.submission;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.web.IfMatch;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Content;

/**
 * A report about to be filed.
 *
 * @param content what it says, checked by the form in force for the obligation's month
 * @param submittedAt when the office sent it, if that was not now: on paper, or before there was this system
 * @param imported whether it is history out of an old sheet
 * @param intent whether it is the first report or a correction
 * @param ifMatch the version of the submission that a correction is made on; empty where nobody asks for it
 */
public record Filing(
        UUID obligationId,
        Content content,
        ReceivedVia receivedVia,
        Optional<Instant> submittedAt,
        boolean imported,
        Intent intent,
        Optional<IfMatch> ifMatch) {

    /** What the sender believes to be there already. */
    public enum Intent {
        /** Nothing: a report that is there already is not overwritten. */
        FIRST,
        /** A report that is to be corrected. */
        CORRECTION,
        /** Either; the same content again changes nothing. For sheets, which are sent again whole. */
        EITHER,
        /** The system's own sums: they take the place of whatever is there, and nothing typed takes theirs. */
        COMPUTED
    }

    public Filing {
        Objects.requireNonNull(obligationId);
        Objects.requireNonNull(content);
        Objects.requireNonNull(receivedVia);
        Objects.requireNonNull(intent);
    }

    /** What the system computed from other reports; the same again changes nothing. */
    public static Filing ofSums(UUID obligationId, CheckedReport computed) {
        return new Filing(
                obligationId,
                form -> Outcome.done(computed),
                ReceivedVia.SYSTEM,
                Optional.empty(),
                false,
                Intent.COMPUTED,
                Optional.empty());
    }

    /** A line of a sheet: the first report or a correction, as it comes. */
    public static Filing ofLine(UUID obligationId, JsonNode report) {
        return new Filing(
                obligationId,
                form -> form.check(report),
                ReceivedVia.SYSTEM,
                Optional.empty(),
                false,
                Intent.EITHER,
                Optional.empty());
    }

    /** A line of an old sheet, with its own time. */
    public static Filing ofHistory(UUID obligationId, JsonNode report, Instant submittedAt) {
        return new Filing(
                obligationId,
                form -> form.check(report),
                ReceivedVia.SYSTEM,
                Optional.of(submittedAt),
                true,
                Intent.EITHER,
                Optional.empty());
    }
}
