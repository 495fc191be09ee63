package th.localpolicy.directive.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeLevel;

/**
 * A dispatch as it goes over the wire: one letter at one office.
 *
 * @param version rises with every change; its ETag
 * @param letter the head of the letter that was sent
 * @param status the furthest step taken
 * @param overdue whether a step that is not taken should have been by yesterday (Bangkok)
 * @param sentAt when the system sent it; of a letter recorded from paper, when it was received at the latest
 * @param receiptNumber in the recipient's own register; after a unit's receipt, that unit's
 * @param forwardedAt when it was first sent on
 * @param forwardedDirectiveId the recipient's own letter by which it sent this one on; of several, to different offices,
 *     the newest
 * @param receipts every number it was given, by each unit, cancelled ones too; absent in lists
 */
@Schema(name = "Dispatch")
public record DispatchView(
        UUID id,
        long version,
        UUID directiveId,
        UUID rootDirectiveId,
        UUID parentDispatchId,
        LetterHead letter,
        @Schema(examples = "MOI") String sender,
        @Schema(examples = "P36") String recipient,
        OfficeLevel level,
        DispatchStatus status,
        boolean overdue,
        Instant sentAt,
        @Schema(examples = "2024-12-04") LocalDate receiveBy,
        @Schema(examples = "2024-12-04") LocalDate acknowledgeBy,
        @Schema(examples = "2024-12-06") LocalDate forwardBy,
        LocalDate completeBy,
        @Schema(examples = "2024-12-11T02:15:00Z") Instant receivedAt,
        @Schema(examples = "1217") Integer receiptNumber,
        ReceivedVia receivedVia,
        Instant acknowledgedAt,
        Instant forwardedAt,
        UUID forwardedDirectiveId,
        Instant completedAt,
        String completionNote,
        List<Receipt> receipts) {

    DispatchView with(List<Receipt> all) {
        return copy(receivedAt, receiptNumber, receivedVia, all);
    }

    /** The same dispatch with the receipt of one unit in front. */
    DispatchView asReceivedBy(String unit) {
        return receipts.stream()
                .filter(receipt ->
                        receipt.cancelledAt() == null && receipt.unit().equals(unit))
                .findFirst()
                .map(receipt -> copy(receipt.receivedAt(), receipt.number(), receipt.receivedVia(), receipts))
                .orElse(this);
    }

    private DispatchView copy(Instant at, Integer number, ReceivedVia via, List<Receipt> all) {
        return new DispatchView(
                id,
                version,
                directiveId,
                rootDirectiveId,
                parentDispatchId,
                letter,
                sender,
                recipient,
                level,
                status,
                overdue,
                sentAt,
                receiveBy,
                acknowledgeBy,
                forwardBy,
                completeBy,
                at,
                number,
                via,
                acknowledgedAt,
                forwardedAt,
                forwardedDirectiveId,
                completedAt,
                completionNote,
                all);
    }
}
