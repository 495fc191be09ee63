package th.localpolicy.directive.coverage;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeCode;

/**
 * What we read of an event of {@code reporting.submission.v1}: that a report stands, whatever became of it since. Other
 * fields are not our concern. One that reporting-service could not have sent is refused here and parked.
 */
record SubmissionEvent(
        UUID obligationId,
        UUID directiveId,
        UUID rootDirectiveId,
        String form,
        String period,
        OfficeCode reporter,
        Status status,
        Instant submittedAt) {

    /** A report that was returned was submitted all the same: the office has answered. */
    enum Status {
        SUBMITTED,
        RETURNED,
        ACCEPTED
    }

    SubmissionEvent {
        Objects.requireNonNull(obligationId, "obligationId");
        Objects.requireNonNull(directiveId, "directiveId");
        Objects.requireNonNull(rootDirectiveId, "rootDirectiveId");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(reporter, "reporter");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(submittedAt, "submittedAt");
    }
}
