package th.localpolicy.directive.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.problem.Refusal;

/**
 * A letter on its way to one office, through its life there. It says itself what may not happen ({@code refusalOf…}) and,
 * asked to change, raises its version: the number that orders its events. Whoever changes it holds its row.
 *
 * <p>Its status is the furthest step taken. Who forwards or completes a letter has taken note of it: a step that was left
 * out on the way counts as taken with the one that follows.
 */
@Entity
@Table(name = "dispatch")
public class Dispatch {

    @Id
    private UUID id;

    private long version;

    @Column(name = "directive_id")
    private UUID directiveId;

    @Column(name = "root_directive_id")
    private UUID rootDirectiveId;

    @Column(name = "parent_dispatch_id")
    private UUID parentDispatchId;

    private String sender;
    private String recipient;

    @Enumerated(EnumType.STRING)
    private OfficeLevel level;

    @Enumerated(EnumType.STRING)
    private DispatchStatus status;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "receive_by")
    private LocalDate receiveBy;

    @Column(name = "acknowledge_by")
    private LocalDate acknowledgeBy;

    @Column(name = "forward_by")
    private LocalDate forwardBy;

    @Column(name = "complete_by")
    private LocalDate completeBy;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "received_via")
    private ReceivedVia receivedVia;

    @Column(name = "receipt_number")
    private Integer receiptNumber;

    @Column(name = "acknowledged_at")
    private Instant acknowledgedAt;

    @Column(name = "forwarded_at")
    private Instant forwardedAt;

    @Column(name = "forwarded_directive_id")
    private UUID forwardedDirectiveId;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "completion_note")
    private String completionNote;

    protected Dispatch() {}

    /** What stands against forwarding it: it must be received and not cancelled. It may be forwarded again, to others. */
    public Optional<Refusal> refusalOfForward() {
        return refusalOfStep("ส่งต่อ", "forwarded");
    }

    /** It now travels on under the recipient's own number; it was forwarded when it was so for the first time. */
    void forward(UUID newDirectiveId, Instant at) {
        forwardedDirectiveId = newDirectiveId;
        if (forwardedAt == null) {
            forwardedAt = at;
        }
        if (acknowledgedAt == null) {
            acknowledgedAt = at;
        }
        changed();
    }

    /** What stands against one more receipt of it, by a unit that has none. */
    Optional<Refusal> refusalOfReceipt() {
        return status == DispatchStatus.CANCELLED
                ? wrongState("หนังสือนี้ถูกยกเลิกแล้ว", "The letter was cancelled")
                : Optional.empty();
    }

    /** The office has it. A further unit's receipt changes nothing in that. */
    void receive(Receipt receipt) {
        if (receivedAt == null) {
            receivedAt = receipt.receivedAt();
            receivedVia = receipt.receivedVia();
            receiptNumber = receipt.number();
        }
        changed();
    }

    /** A receipt is cancelled while nothing has followed it, or while another one stands. */
    Optional<Refusal> refusalOfCancelledReceipt(Optional<Receipt> other) {
        return other.isPresent() || status == DispatchStatus.RECEIVED || status == DispatchStatus.CANCELLED
                ? Optional.empty()
                : wrongState(
                        "ดำเนินการกับหนังสือนี้ต่อไปแล้ว ยกเลิกเลขรับไม่ได้",
                        "The letter was acted on; its only receipt stands");
    }

    /** @param other the receipt that still stands; without one the office has not received the letter */
    void receiptCancelled(Optional<Receipt> other) {
        receivedAt = other.map(Receipt::receivedAt).orElse(null);
        receivedVia = other.map(Receipt::receivedVia).orElse(null);
        receiptNumber = other.map(Receipt::number).orElse(null);
        changed();
    }

    Optional<Refusal> refusalOfAcknowledgement() {
        return acknowledgedAt != null && status != DispatchStatus.CANCELLED
                ? wrongState("รับทราบไปแล้ว", "It is acknowledged already")
                : refusalOfStep("รับทราบ", "acknowledged");
    }

    void acknowledge(Instant at) {
        acknowledgedAt = at;
        changed();
    }

    Optional<Refusal> refusalOfCompletion() {
        return completedAt != null && status != DispatchStatus.CANCELLED
                ? wrongState("รายงานว่าดำเนินการแล้วเสร็จไปแล้ว", "It is completed already")
                : refusalOfStep("แจ้งผลการดำเนินการ", "completed");
    }

    void complete(String note, Instant at) {
        completedAt = at;
        completionNote = note;
        if (acknowledgedAt == null) {
            acknowledgedAt = at;
        }
        changed();
    }

    private Optional<Refusal> refusalOfStep(String th, String en) {
        return switch (status) {
            case CANCELLED -> wrongState("หนังสือนี้ถูกยกเลิกแล้ว", "The letter was cancelled");
            case SENT -> wrongState("ต้องลงรับก่อนจึงจะ" + th + "ได้", "It must be received before it is " + en);
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> wrongState(String th, String en) {
        return Optional.of(Refusal.wrongState(th, en));
    }

    private void changed() {
        if (status != DispatchStatus.CANCELLED) {
            status = furthest();
        }
        version++;
    }

    private DispatchStatus furthest() {
        if (completedAt != null) {
            return DispatchStatus.COMPLETED;
        }
        if (forwardedAt != null) {
            return DispatchStatus.FORWARDED;
        }
        if (acknowledgedAt != null) {
            return DispatchStatus.ACKNOWLEDGED;
        }
        return receivedAt == null ? DispatchStatus.SENT : DispatchStatus.RECEIVED;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID directiveId() {
        return directiveId;
    }

    public UUID rootDirectiveId() {
        return rootDirectiveId;
    }

    public OfficeCode recipient() {
        return new OfficeCode(recipient);
    }

    public OfficeCode sender() {
        return new OfficeCode(sender);
    }

    public DispatchStatus status() {
        return status;
    }

    /** The days by which the recipient must have taken its steps. */
    public StepDates dates() {
        return new StepDates(receiveBy, acknowledgeBy, forwardBy, completeBy);
    }

    DispatchSnapshot snapshot() {
        return new DispatchSnapshot(
                id,
                directiveId,
                rootDirectiveId,
                parentDispatchId,
                sender,
                recipient,
                level,
                status,
                sentAt,
                receiveBy,
                acknowledgeBy,
                forwardBy,
                completeBy,
                receivedAt,
                receiptNumber,
                receivedVia,
                acknowledgedAt,
                forwardedAt,
                forwardedDirectiveId,
                completedAt);
    }
}
