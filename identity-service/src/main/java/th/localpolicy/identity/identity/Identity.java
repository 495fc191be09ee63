package th.localpolicy.identity.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Refusal;

/**
 * A local identity (อัตลักษณ์ท้องถิ่น) of a district, through its life. It says itself what may not happen
 * ({@code refusalOf…}) and, asked to change, raises its version: the number that orders its events. Whoever changes it
 * holds its row.
 */
@Entity
@Table(name = "identity")
public class Identity {

    @Id
    private UUID id;

    private long version;

    @Embedded
    private Standing standing;

    @Column(name = "district_code")
    private String districtCode;

    @Column(name = "province_code")
    private String provinceCode;

    @Column(name = "drafted_by")
    private String draftedBy;

    @Embedded
    private IdentityContent content;

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
        identity.standing = Standing.drafted();
        identity.districtCode = draft.districtCode();
        identity.provinceCode = draft.districtCode().substring(0, 2);
        identity.draftedBy = by.value();
        identity.createdAt = now;
        identity.content = IdentityContent.of(draft);
        identity.changed(now);
        return identity;
    }

    Optional<Refusal> refusalOfRevision(IdentityDraft draft) {
        return standing.refusalOfRevision()
                .or(() -> draft.districtCode().equals(districtCode)
                        ? Optional.empty()
                        : Optional.of(Refusal.invalid(
                                "districtCode", "ย้ายอำเภอไม่ได้", "cannot be changed to another district")));
    }

    void revise(IdentityDraft draft, Instant now) {
        content = IdentityContent.of(draft);
        changed(now);
    }

    Optional<Refusal> refusalOfSubmission() {
        return standing.refusalOfSubmission();
    }

    void submit(Instant now) {
        standing.submit();
        changed(now);
    }

    /** @param on the business date it is to count from: no later than {@code today}, no Buddhist year by mistake */
    Optional<Refusal> refusalOfRegistration(LocalDate on, LocalDate today) {
        return standing.refusalOfRegistration(on, today);
    }

    void register(LocalDate on, Instant now) {
        standing.register(on);
        changed(now);
    }

    Optional<Refusal> refusalOfReturn() {
        return standing.refusalOfReturn();
    }

    void returnWith(String why, Instant now) {
        standing.giveBack(why);
        changed(now);
    }

    Optional<Refusal> refusalOfWithdrawal(LocalDate on, LocalDate today) {
        return standing.refusalOfWithdrawal(on, today);
    }

    void withdraw(String why, LocalDate on, Instant now) {
        standing.withdraw(why, on);
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
        return standing.refusalOfGivingWayTo(successor.standing, on, today)
                .or(() -> successor.supersedes == null
                        ? Optional.empty()
                        : Optional.of(Refusal.wrongState(
                                "รายการใหม่แทนที่รายการอื่นไปแล้ว",
                                "The successor stands in another's place already")));
    }

    void giveWayTo(Identity successor, String why, LocalDate on, Instant now) {
        supersededBy = successor.id;
        withdraw(why, on, now);
    }

    /** Takes the place of another; a submitted one enters the registry by that. */
    void takeThePlaceOf(Identity other, LocalDate on, Instant now) {
        supersedes = other.id;
        if (standing.status() == Status.SUBMITTED) {
            register(on, now);
        } else {
            changed(now);
        }
    }

    Optional<Refusal> refusalOfDesignation() {
        return standing.refusalOfDesignation();
    }

    void designate(Instant now) {
        designated = true;
        changed(now);
    }

    void yieldDesignation(Instant now) {
        designated = false;
        changed(now);
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
        return standing.status();
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

    /** For lists and files, whoever asks for them, see {@link IdentityView#forEverybody}. */
    IdentityView publicView() {
        return view().forEverybody();
    }

    IdentityView view() {
        return new IdentityView(
                id,
                standing.status(),
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
                standing.registeredOn(),
                standing.withdrawnOn(),
                standing.reason(),
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
                standing.status(),
                districtCode,
                provinceCode,
                content.nameTh(),
                content.nameEn(),
                content.categories(),
                content.origin(),
                standing.registeredOn(),
                standing.withdrawnOn(),
                designated,
                supersedes,
                supersededBy,
                office.value());
    }
}
