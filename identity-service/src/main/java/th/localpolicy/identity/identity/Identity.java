package th.localpolicy.identity.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;

/**
 * A local identity (อัตลักษณ์ท้องถิ่น) of a district, through its life. It says itself what may not happen
 * ({@code refusalOf…}) and, asked to change, raises its version: the number that orders its events. Whoever changes it
 * holds its row.
 */
@Entity
@Table(name = "identity")
public class Identity {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    @Id
    private UUID id;

    private long version;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "district_code")
    private String districtCode;

    @Column(name = "province_code")
    private String provinceCode;

    @Column(name = "drafted_by")
    private String draftedBy;

    @Embedded
    private IdentityContent content;

    @Column(name = "registered_on")
    private LocalDate registeredOn;

    @Column(name = "withdrawn_on")
    private LocalDate withdrawnOn;

    private String reason;
    private boolean designated;

    private UUID supersedes;

    @Column(name = "superseded_by")
    private UUID supersededBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Identity() {}

    static Identity draft(UUID id, IdentityDraft draft, OfficeCode by, Instant now) {
        var identity = new Identity();
        identity.id = id;
        identity.status = Status.DRAFT;
        identity.districtCode = draft.districtCode();
        identity.provinceCode = draft.districtCode().substring(0, 2);
        identity.draftedBy = by.value();
        identity.createdAt = now;
        identity.content = IdentityContent.of(draft);
        identity.changed(now);
        return identity;
    }

    Optional<Refusal> refusalOfRevision(IdentityDraft draft) {
        if (status != Status.DRAFT && status != Status.RETURNED) {
            return wrongState(
                    "แก้ไขได้เฉพาะฉบับร่างหรือที่ถูกส่งคืน", "Only a draft or a returned identity can be revised");
        }
        return draft.districtCode().equals(districtCode)
                ? Optional.empty()
                : Optional.of(
                        Refusal.invalid("districtCode", "ย้ายอำเภอไม่ได้", "cannot be changed to another district"));
    }

    void revise(IdentityDraft draft, Instant now) {
        content = IdentityContent.of(draft);
        changed(now);
    }

    Optional<Refusal> refusalOfSubmission() {
        return status == Status.DRAFT || status == Status.RETURNED
                ? Optional.empty()
                : wrongState(
                        "ส่งได้เฉพาะฉบับร่างหรือที่ถูกส่งคืน", "Only a draft or a returned identity can be submitted");
    }

    void submit(Instant now) {
        status = Status.SUBMITTED;
        reason = null;
        changed(now);
    }

    /** @param on the business date it is to count from: no later than {@code today}, no Buddhist year by mistake */
    Optional<Refusal> refusalOfRegistration(LocalDate on, LocalDate today) {
        if (status != Status.SUBMITTED) {
            return wrongState("รับรองได้เฉพาะที่เสนอมาแล้ว", "Only a submitted identity can be endorsed");
        }
        return refusalOfDay("registeredOn", on, EARLIEST, today);
    }

    void register(LocalDate on, Instant now) {
        status = Status.REGISTERED;
        registeredOn = on;
        changed(now);
    }

    Optional<Refusal> refusalOfReturn() {
        return status == Status.SUBMITTED
                ? Optional.empty()
                : wrongState("ส่งคืนได้เฉพาะที่เสนอมาแล้ว", "Only a submitted identity can be returned");
    }

    void returnWith(String why, Instant now) {
        status = Status.RETURNED;
        reason = why;
        changed(now);
    }

    Optional<Refusal> refusalOfWithdrawal(LocalDate on, LocalDate today) {
        if (status != Status.REGISTERED) {
            return wrongState("เพิกถอนได้เฉพาะที่ขึ้นทะเบียนแล้ว", "Only a registered identity can be withdrawn");
        }
        return refusalOfDay("withdrawnOn", on, registeredOn, today);
    }

    void withdraw(String why, LocalDate on, Instant now) {
        status = Status.WITHDRAWN;
        reason = why;
        withdrawnOn = on;
        designated = false;
        changed(now);
    }

    /**
     * @param successor what is to take its place: of the same district, submitted or registered, in nobody else's place
     * @param on the day from which the successor stands; no gap is left between the two
     */
    Optional<Refusal> refusalOfSupersession(Identity successor, LocalDate on, LocalDate today) {
        if (successor.id.equals(id) || !successor.districtCode.equals(districtCode)) {
            return Optional.of(Refusal.invalid(
                    "successor",
                    "ต้องเป็นอัตลักษณ์อื่นในอำเภอเดียวกัน",
                    "must be another identity of the same district"));
        }
        if (status != Status.REGISTERED) {
            return wrongState("แทนที่ได้เฉพาะที่ขึ้นทะเบียนแล้ว", "Only a registered identity can be superseded");
        }
        if (successor.supersedes != null
                || (successor.status != Status.SUBMITTED && successor.status != Status.REGISTERED)) {
            return wrongState(
                    "รายการใหม่ต้องเสนอหรือขึ้นทะเบียนแล้ว และยังไม่ได้แทนที่รายการอื่น",
                    "The successor must be submitted or registered, and not yet in another's place");
        }
        var earliest = successor.status == Status.REGISTERED && successor.registeredOn.isAfter(registeredOn)
                ? successor.registeredOn
                : registeredOn;
        return refusalOfDay("on", on, earliest, today);
    }

    void giveWayTo(Identity successor, String why, LocalDate on, Instant now) {
        supersededBy = successor.id;
        withdraw(why, on, now);
    }

    /** Takes the place of another; a submitted one enters the registry by that. */
    void takeThePlaceOf(Identity other, LocalDate on, Instant now) {
        supersedes = other.id;
        if (status == Status.SUBMITTED) {
            register(on, now);
        } else {
            changed(now);
        }
    }

    Optional<Refusal> refusalOfDesignation() {
        return status == Status.REGISTERED
                ? Optional.empty()
                : wrongState("กำหนดได้เฉพาะที่ขึ้นทะเบียนแล้ว", "Only a registered identity can be designated");
    }

    void designate(Instant now) {
        designated = true;
        changed(now);
    }

    void yieldDesignation(Instant now) {
        designated = false;
        changed(now);
    }

    private static Optional<Refusal> refusalOfDay(String field, LocalDate on, LocalDate earliest, LocalDate today) {
        return on.isBefore(earliest) || on.isAfter(today) || !Bangkok.isBusinessDate(on)
                ? Optional.of(Refusal.invalid(
                        field,
                        "ต้องไม่ช้ากว่าวันนี้ และไม่ก่อน " + earliest + " (ใช้ปี ค.ศ. เช่น 2025-03-31)",
                        "must not be after today nor before " + earliest + "; years are Gregorian, such as 2025-03-31"))
                : Optional.empty();
    }

    private static Optional<Refusal> wrongState(String th, String en) {
        return Optional.of(Refusal.wrongState(th, en));
    }

    private void changed(Instant now) {
        version++;
        changedAt = now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Status status() {
        return status;
    }

    boolean designated() {
        return designated;
    }

    String districtCode() {
        return districtCode;
    }

    OfficeCode district() {
        return OfficeCode.ofDistrict(districtCode);
    }

    OfficeCode province() {
        return OfficeCode.ofProvince(provinceCode);
    }

    OfficeCode draftedBy() {
        return new OfficeCode(draftedBy);
    }

    /** Whether the office leads it, supports it or wrote it. */
    boolean isCarriedBy(OfficeCode office) {
        return office.value().equals(draftedBy) || content.names(office);
    }

    String nameTh() {
        return content.nameTh();
    }

    IdentityView view() {
        return new IdentityView(
                id,
                status,
                version,
                districtCode,
                provinceCode,
                draftedBy,
                content.nameTh(),
                content.nameEn(),
                content.categories(),
                content.origin(),
                content.description(),
                content.story(),
                content.tourismForAll(),
                content.safety(),
                content.leadOffice(),
                content.supportingOffices(),
                content.place(),
                registeredOn,
                withdrawnOn,
                reason,
                designated,
                supersedes,
                supersededBy,
                createdAt,
                changedAt,
                null);
    }

    IdentitySnapshot snapshot(OfficeCode office) {
        return new IdentitySnapshot(
                id,
                version,
                status,
                districtCode,
                provinceCode,
                content.nameTh(),
                content.nameEn(),
                content.categories(),
                content.origin(),
                registeredOn,
                withdrawnOn,
                designated,
                supersedes,
                supersededBy,
                office.value());
    }
}
