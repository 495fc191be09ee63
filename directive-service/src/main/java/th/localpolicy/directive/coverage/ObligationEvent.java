package th.localpolicy.directive.coverage;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeCode;

/**
 * What we read of an event of {@code reporting.obligation.v1}: that an office owes a report by a day, or owes it no more.
 * Whether the day has passed we see for ourselves, every time the coverage is asked for. One that reporting-service could
 * not have sent is refused here and parked.
 */
record ObligationEvent(
        UUID obligationId, UUID rootDirectiveId, String period, OfficeCode reporter, LocalDate dueOn, Status status) {

    /** What became of it; that a report came is told on the topic of reports. */
    enum Status {
        OPEN,
        OVERDUE,
        SUBMITTED,
        RETURNED,
        ACCEPTED,
        CANCELLED
    }

    ObligationEvent {
        Objects.requireNonNull(obligationId, "obligationId");
        Objects.requireNonNull(rootDirectiveId, "rootDirectiveId");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(reporter, "reporter");
        Objects.requireNonNull(dueOn, "dueOn");
        Objects.requireNonNull(status, "status");
    }
}
