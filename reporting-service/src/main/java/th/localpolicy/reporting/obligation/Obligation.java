package th.localpolicy.reporting.obligation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;

/**
 * That an office owes a report for a month, as its row says. The day that was due when it was made stays, whatever rules
 * come later.
 *
 * @param version rises with every change of the obligation or of its submission; orders their events
 * @param directiveId the letter whose rule it is
 * @param rootDirectiveId the letter at the top of the chain of forwards
 * @param period the Gregorian month that is reported on; of a quarter its last month
 * @param dueOn the last day (Bangkok) on which a report is on time
 * @param every by what kind of rule it is owed
 * @param status never {@link ObligationStatus#OVERDUE}: see {@link #statusOn}
 */
public record Obligation(
        UUID id,
        long version,
        UUID directiveId,
        UUID rootDirectiveId,
        String form,
        YearMonth period,
        OfficeCode reporter,
        OfficeCode recipient,
        LocalDate dueOn,
        Every every,
        ObligationStatus status) {

    /** The columns that {@link #of} reads, of the table by the name {@code o}. */
    public static final String COLUMNS =
            "o.id, o.version, o.directive_id, o.root_directive_id, o.form, o.period, o.reporter, "
                    + "o.recipient, o.due_on, o.every, o.status";

    public static Obligation of(ResultSet row) throws SQLException {
        return new Obligation(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("directive_id", UUID.class),
                row.getObject("root_directive_id", UUID.class),
                row.getString("form"),
                YearMonth.parse(row.getString("period")),
                new OfficeCode(row.getString("reporter")),
                new OfficeCode(row.getString("recipient")),
                row.getObject("due_on", LocalDate.class),
                Every.valueOf(row.getString("every")),
                ObligationStatus.valueOf(row.getString("status")));
    }

    /** Its status on a day in Bangkok: what is open past its day is overdue. */
    public ObligationStatus statusOn(LocalDate day) {
        return status == ObligationStatus.OPEN && dueOn.isBefore(day) ? ObligationStatus.OVERDUE : status;
    }

    /** By how many days a report of this instant is late; 0 until the end of the due day in Bangkok. */
    public int daysLate(Instant submittedAt) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(dueOn, Bangkok.dayOf(submittedAt)));
    }

    /** The first day that it is about; none where a report is asked for once, which is about no month. */
    public Optional<LocalDate> firstDay() {
        return switch (every) {
            case MONTH -> Optional.of(period.atDay(1));
            case QUARTER -> Optional.of(period.minusMonths(2).atDay(1));
            case ONCE -> Optional.empty();
        };
    }

    /** The last day that it is about. */
    public LocalDate lastDay() {
        return period.atEndOfMonth();
    }

    /** What stands against a report of a month, or a quarter, of which no day has come yet: nothing can be known of it. */
    public Optional<Refusal> refusalBefore(LocalDate today) {
        return firstDay()
                .filter(today::isBefore)
                .map(first -> Refusal.wrongState(
                        "ยังไม่ถึงเดือนที่รายงาน (%s) ส่งรายงานได้ตั้งแต่วันที่ %s".formatted(period, first),
                        "The month to report on (%s) has not begun; report from %s on".formatted(period, first)));
    }

    /** What stands against a report on it: nobody asks for it any more, or it is accepted and thereby closed. */
    public Optional<Refusal> refusalOfReport() {
        return switch (status) {
            case CANCELLED ->
                Optional.of(Refusal.wrongState(
                        "หนังสือที่ให้รายงานถูกยกเลิกหรือแก้ไขแล้ว ไม่ต้องรายงาน",
                        "The letter that asked for it was cancelled or amended; no report is owed"));
            case ACCEPTED ->
                Optional.of(Refusal.wrongState(
                        "รายงานนี้ได้รับการรับรองแล้ว แก้ไขไม่ได้", "The report is accepted and changes no more"));
            default -> Optional.empty();
        };
    }

    /** The same after its submission has come to another state. */
    public Obligation changed(ObligationStatus now, long newVersion) {
        return new Obligation(
                id, newVersion, directiveId, rootDirectiveId, form, period, reporter, recipient, dueOn, every, now);
    }

    public ObligationView view(LocalDate today) {
        return new ObligationView(
                id,
                version,
                directiveId,
                rootDirectiveId,
                form,
                period.toString(),
                reporter.value(),
                reporter.level(),
                recipient.value(),
                dueOn,
                statusOn(today));
    }
}
