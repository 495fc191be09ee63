package th.localpolicy.reporting.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.thai.Bangkok;

/**
 * What we read of an event of {@code reporting.obligation.v1} or {@code reporting.submission.v1}: what an office owes by
 * when, and when it sent it.
 *
 * @param submittedAt when the report was sent; only of a submission
 */
record ReportEvent(UUID obligationId, OfficeCode reporter, LocalDate dueOn, String status, Instant submittedAt) {

    private static final Set<String> ANSWERED = Set.of("SUBMITTED", "RETURNED", "ACCEPTED");

    ReportEvent {
        Objects.requireNonNull(obligationId, "obligationId");
        Objects.requireNonNull(reporter, "reporter");
        if (dueOn == null || !Bangkok.isBusinessDate(dueOn)) {
            throw new IllegalArgumentException("no date to report by: " + dueOn);
        }
        if (submittedAt != null && !Bangkok.isBusinessTime(submittedAt)) {
            throw new IllegalArgumentException("no time of submission: " + submittedAt);
        }
    }

    /** An obligation as such: closed without an answer it is not owed any more. */
    DueFacts.Due obligation(boolean closed) {
        return new DueFacts.Due(obligationId, reporter, dueOn, null, closed && !ANSWERED.contains(status));
    }

    DueFacts.Due submission() {
        return new DueFacts.Due(
                obligationId, reporter, dueOn, submittedAt == null ? null : Bangkok.dayOf(submittedAt), false);
    }
}
