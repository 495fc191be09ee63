package th.localpolicy.reporting.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What every event of {@code reporting.submission.v1} says: who has answered what, in what state. Nothing of the report's
 * content, and offices, never persons.
 *
 * @param nil "nothing done this month"
 * @param submissionVersion which version of the report stands, counted from 1
 */
public record SubmissionSnapshot(
        UUID obligationId,
        UUID submissionId,
        UUID directiveId,
        UUID rootDirectiveId,
        String form,
        String period,
        String reporter,
        String recipient,
        LocalDate dueOn,
        SubmissionStatus status,
        Instant submittedAt,
        boolean late,
        int daysLate,
        boolean nil,
        int submissionVersion,
        boolean imported,
        ReceivedVia receivedVia) {}
