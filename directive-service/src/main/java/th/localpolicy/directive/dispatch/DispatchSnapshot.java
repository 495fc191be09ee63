package th.localpolicy.directive.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeLevel;

/**
 * What every event of {@code directive.dispatch.v1} says: the whole state of the dispatch after the change, so that a
 * reader needs only the newest event of a dispatch. Offices, never persons; no free text.
 *
 * @param receiptNumber the number in the recipient's own register; the first one, where several units stamped it
 */
public record DispatchSnapshot(
        UUID dispatchId,
        UUID directiveId,
        UUID rootDirectiveId,
        UUID parentDispatchId,
        String sender,
        String recipient,
        OfficeLevel level,
        DispatchStatus status,
        Instant sentAt,
        LocalDate receiveBy,
        LocalDate acknowledgeBy,
        LocalDate forwardBy,
        LocalDate completeBy,
        Instant receivedAt,
        Integer receiptNumber,
        ReceivedVia receivedVia,
        Instant acknowledgedAt,
        Instant forwardedAt,
        UUID forwardedDirectiveId,
        Instant completedAt) {

    StepDates dates() {
        return new StepDates(receiveBy, acknowledgeBy, forwardBy, completeBy);
    }
}
