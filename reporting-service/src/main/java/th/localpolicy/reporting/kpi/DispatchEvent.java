package th.localpolicy.reporting.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.thai.Bangkok;

/** What we read of an event of {@code directive.dispatch.v1}: the state of a dispatch after a change. */
record DispatchEvent(
        UUID dispatchId, OfficeCode recipient, String status, LocalDate acknowledgeBy, Instant acknowledgedAt) {

    private static final String CANCELLED = "CANCELLED";

    DispatchEvent {
        Objects.requireNonNull(dispatchId, "dispatchId");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(status, "status");
        if (acknowledgeBy != null && !Bangkok.isBusinessDate(acknowledgeBy)) {
            throw new IllegalArgumentException("no date to acknowledge by: " + acknowledgeBy);
        }
        if (acknowledgedAt != null && !Bangkok.isBusinessTime(acknowledgedAt)) {
            throw new IllegalArgumentException("no time of acknowledgement: " + acknowledgedAt);
        }
    }

    DueFacts.Due due() {
        return new DueFacts.Due(
                dispatchId,
                recipient,
                acknowledgeBy,
                acknowledgedAt == null ? null : Bangkok.dayOf(acknowledgedAt),
                status.equals(CANCELLED));
    }
}
