package th.localpolicy.identity.identity;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;

/**
 * Where an identity stands in the registry, and the days from which it counts and counts no more. DRAFT → SUBMITTED →
 * REGISTERED → WITHDRAWN, and SUBMITTED → RETURNED → SUBMITTED; nothing leads anywhere else, nothing back out of WITHDRAWN.
 */
@Embeddable
public class Standing {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "registered_on")
    private LocalDate registeredOn;

    @Column(name = "withdrawn_on")
    private LocalDate withdrawnOn;

    private String reason;

    protected Standing() {}

    static Standing drafted() {
        var standing = new Standing();
        standing.status = Status.DRAFT;
        return standing;
    }

    Optional<Refusal> refusalOfRevision() {
        return status == Status.DRAFT || status == Status.RETURNED
                ? Optional.empty()
                : wrongState(
                        "แก้ไขได้เฉพาะฉบับร่างหรือที่ถูกส่งคืน", "Only a draft or a returned identity can be revised");
    }

    Optional<Refusal> refusalOfSubmission() {
        return status == Status.DRAFT || status == Status.RETURNED
                ? Optional.empty()
                : wrongState(
                        "ส่งได้เฉพาะฉบับร่างหรือที่ถูกส่งคืน", "Only a draft or a returned identity can be submitted");
    }

    void submit() {
        status = Status.SUBMITTED;
        reason = null;
    }

    /** @param on the business date it is to count from: no later than {@code today}, no Buddhist year by mistake */
    Optional<Refusal> refusalOfRegistration(LocalDate on, LocalDate today) {
        return status == Status.SUBMITTED
                ? refusalOfDay("registeredOn", on, EARLIEST, today)
                : wrongState("รับรองได้เฉพาะที่เสนอมาแล้ว", "Only a submitted identity can be endorsed");
    }

    void register(LocalDate on) {
        status = Status.REGISTERED;
        registeredOn = on;
    }

    Optional<Refusal> refusalOfReturn() {
        return status == Status.SUBMITTED
                ? Optional.empty()
                : wrongState("ส่งคืนได้เฉพาะที่เสนอมาแล้ว", "Only a submitted identity can be returned");
    }

    void giveBack(String why) {
        status = Status.RETURNED;
        reason = why;
    }

    Optional<Refusal> refusalOfWithdrawal(LocalDate on, LocalDate today) {
        return status == Status.REGISTERED
                ? refusalOfDay("withdrawnOn", on, registeredOn, today)
                : wrongState("เพิกถอนได้เฉพาะที่ขึ้นทะเบียนแล้ว", "Only a registered identity can be withdrawn");
    }

    void withdraw(String why, LocalDate on) {
        status = Status.WITHDRAWN;
        reason = why;
        withdrawnOn = on;
    }

    /**
     * @param successor how the other one stands: submitted or registered
     * @param on the day from which the successor stands; no gap is left between the two
     */
    Optional<Refusal> refusalOfGivingWayTo(Standing successor, LocalDate on, LocalDate today) {
        if (status != Status.REGISTERED) {
            return wrongState("แทนที่ได้เฉพาะที่ขึ้นทะเบียนแล้ว", "Only a registered identity can be superseded");
        }
        if (successor.status != Status.SUBMITTED && successor.status != Status.REGISTERED) {
            return wrongState("รายการใหม่ต้องเสนอหรือขึ้นทะเบียนแล้ว", "The successor must be submitted or registered");
        }
        var earliest = successor.status == Status.REGISTERED && successor.registeredOn.isAfter(registeredOn)
                ? successor.registeredOn
                : registeredOn;
        return refusalOfDay("on", on, earliest, today);
    }

    Optional<Refusal> refusalOfDesignation() {
        return status == Status.REGISTERED
                ? Optional.empty()
                : wrongState("กำหนดได้เฉพาะที่ขึ้นทะเบียนแล้ว", "Only a registered identity can be designated");
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

    Status status() {
        return status;
    }

    LocalDate registeredOn() {
        return registeredOn;
    }

    LocalDate withdrawnOn() {
        return withdrawnOn;
    }

    String reason() {
        return reason;
    }
}
