package th.localpolicy.directive.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Refusal;

/**
 * An official letter through its life: DRAFT → ISSUED → AMENDED → CANCELLED. It keeps its id; what it says is kept revision
 * by revision beside it. It says itself what may not happen ({@code refusalOf…}) and, asked to change, raises its version:
 * the number that orders its events. Whoever changes it holds its row.
 */
@Entity
@Table(name = "directive")
public class Directive {

    @Id
    private UUID id;

    private long version;

    @Enumerated(EnumType.STRING)
    private Status status;

    private int revision;
    private String issuer;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "given_way_to")
    private UUID givenWayTo;

    private String number;
    private String series;
    private boolean circular;
    private int running;
    private int year;

    @Column(name = "issued_on")
    private LocalDate issuedOn;

    @Column(name = "issued_not_before")
    private LocalDate issuedNotBefore;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private String subject;
    private String[] tags;

    @Column(name = "root_directive_id")
    private UUID rootDirectiveId;

    @Column(name = "forwards_directive_id")
    private UUID forwardsDirectiveId;

    @Column(name = "forwards_dispatch_id")
    private UUID forwardsDispatchId;

    @Column(name = "recipient_count")
    private int recipientCount;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Directive() {}

    static Directive draft(UUID id, DirectiveDraft draft, NumberKey key, Instant now) {
        var directive = new Directive();
        directive.id = id;
        directive.rootDirectiveId = id;
        directive.status = Status.DRAFT;
        directive.revision = 1;
        directive.issuer = draft.issuer();
        directive.createdAt = now;
        directive.write(draft, key);
        directive.changed(now);
        return directive;
    }

    /** The office's copy of another office's letter, which came to it outside the system. */
    static Directive recorded(UUID id, DirectiveDraft draft, NumberKey key, OfficeCode by, Instant now) {
        var directive = draft(id, draft, key, now);
        directive.recordedBy = by.value();
        return directive;
    }

    /** A letter that sends on what its issuer was sent by the dispatch; it goes out as it comes to be. */
    static Directive forward(
            UUID id,
            DirectiveDraft draft,
            NumberKey key,
            Directive parent,
            UUID dispatchId,
            int recipients,
            Instant now) {
        var directive = draft(id, draft, key, now);
        directive.rootDirectiveId = parent.rootDirectiveId;
        directive.forwardsDirectiveId = parent.id;
        directive.forwardsDispatchId = dispatchId;
        directive.status = Status.ISSUED;
        directive.recipientCount = recipients;
        directive.issuedAt = now;
        return directive;
    }

    Optional<Refusal> refusalOfRevision() {
        return status == Status.DRAFT
                ? Optional.empty()
                : wrongState(
                        "แก้ไขได้เฉพาะฉบับร่าง หนังสือที่ออกแล้วต้องแก้ไขเพิ่มเติมหรือยกเลิก",
                        "Only a draft is revised; an issued letter is amended or cancelled");
    }

    void revise(DirectiveDraft draft, NumberKey key, Instant now) {
        write(draft, key);
        changed(now);
    }

    /** What stands against issuing it; whose step it is, the caller has checked. */
    public Optional<Refusal> refusalOfIssue() {
        if (status != Status.DRAFT) {
            return wrongState("ออกได้เฉพาะฉบับร่าง", "Only a draft can be issued");
        }
        return issuedOn == null
                ? wrongState(
                        "หนังสือที่ไม่ทราบวันที่ออกไม่ได้ ต้องระบุ issuedOn",
                        "A letter whose date is not known cannot be issued; issuedOn is needed")
                : Optional.empty();
    }

    void issue(int recipients, Instant now) {
        status = Status.ISSUED;
        recipientCount = recipients;
        issuedAt = now;
        changed(now);
    }

    public Optional<Refusal> refusalOfAmendment() {
        return isInForce()
                ? Optional.empty()
                : wrongState("แก้ไขเพิ่มเติมได้เฉพาะหนังสือที่ออกแล้ว", "Only an issued letter can be amended");
    }

    void amend(DirectiveDraft content, NumberKey key, int recipients, Instant now) {
        write(content, key);
        status = Status.AMENDED;
        revision++;
        recipientCount = recipients;
        changed(now);
    }

    /** The copy's issuer has sent the letter itself to the same office: reports are owed to that one. */
    void giveWayTo(UUID original, Instant now) {
        givenWayTo = original;
        changed(now);
    }

    public Optional<Refusal> refusalOfCancellation() {
        return status == Status.CANCELLED ? wrongState("ยกเลิกไปแล้ว", "It is cancelled already") : Optional.empty();
    }

    void cancel(Instant now) {
        status = Status.CANCELLED;
        changed(now);
    }

    /** Issued, perhaps amended, and not cancelled. */
    public boolean isInForce() {
        return status == Status.ISSUED || status == Status.AMENDED;
    }

    private static Optional<Refusal> wrongState(String th, String en) {
        return Optional.of(Refusal.wrongState(th, en));
    }

    private void write(DirectiveDraft draft, NumberKey key) {
        number = key.number();
        series = key.series();
        circular = key.circular();
        running = key.running();
        year = key.year();
        issuedOn = draft.issuedOn();
        issuedNotBefore = draft.issuedNotBefore();
        kind = draft.kind();
        urgency = draft.urgency();
        subject = draft.subject();
        tags = draft.tags().toArray(String[]::new);
    }

    private void changed(Instant now) {
        version++;
        changedAt = now;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Status status() {
        return status;
    }

    public int revision() {
        return revision;
    }

    public OfficeCode issuer() {
        return new OfficeCode(issuer);
    }

    /** The office whose copy it is, entered from paper; empty for a letter that its issuer wrote here. */
    public Optional<OfficeCode> recordedBy() {
        return Optional.ofNullable(recordedBy).map(OfficeCode::new);
    }

    /** Who changes it: the office whose copy it is, and otherwise its issuer. */
    public OfficeCode keeper() {
        return recordedBy().orElseGet(this::issuer);
    }

    /** Of a copy: the issuer's own letter, once that was sent to the same office; the copy then asks for no more reports. */
    public Optional<UUID> givenWayTo() {
        return Optional.ofNullable(givenWayTo);
    }

    /** In its normal form, such as {@code มท 0810.6/ว 12509}. */
    public String number() {
        return number;
    }

    /** What makes its number its own. */
    NumberKey key() {
        return new NumberKey(number, series, circular, running, year);
    }

    /** Null for a draft whose date is not known. */
    public LocalDate issuedOn() {
        return issuedOn;
    }

    public LocalDate issuedNotBefore() {
        return issuedNotBefore;
    }

    public Kind kind() {
        return kind;
    }

    public Urgency urgency() {
        return urgency;
    }

    public String subject() {
        return subject;
    }

    public List<String> tags() {
        return List.of(tags);
    }

    /** The letter at the top of the chain of forwards; its own id when it forwards nothing. */
    public UUID rootDirectiveId() {
        return rootDirectiveId;
    }

    /** What it forwards; null when it forwards nothing. */
    public Forwards forwards() {
        return forwardsDirectiveId == null ? null : new Forwards(forwardsDirectiveId, forwardsDispatchId);
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    int recipientCount() {
        return recipientCount;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
