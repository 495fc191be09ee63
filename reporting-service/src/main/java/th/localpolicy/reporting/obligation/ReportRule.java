package th.localpolicy.reporting.obligation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.FiscalYear;

/**
 * A reporting rule of a letter as its events tell it: "by the 25th of every month until September 2568" (letter มท
 * 0810.6/ว 12509 no. 4). What could not be a rule is refused here, and the event parked.
 *
 * @param dueDay the day of the month; in a shorter month its last day. No weekend moves it: no letter says so
 * @param dueOn the one day of a rule that asks once
 * @param from the first month that is reported on
 * @param until the last; the end of the fiscal year of {@code from} where the letter names none
 * @param recipient an office, or a level: the office of that level above the reporter
 * @param reporters the offices that must report
 */
record ReportRule(
        String form,
        Every every,
        Integer dueDay,
        LocalDate dueOn,
        YearMonth from,
        YearMonth until,
        String recipient,
        List<OfficeCode> reporters) {

    private static final int MOST_MONTHS = 240;

    /** A month to report on and the last day for it. */
    record Due(YearMonth period, LocalDate on) {}

    ReportRule {
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(recipient, "recipient");
        reporters =
                reporters == null ? List.of() : reporters.stream().distinct().toList();
        if (form == null || !form.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("no form");
        }
        if (dueDay != null && (dueDay < 1 || dueDay > 31)) {
            throw new IllegalArgumentException("no day of a month: " + dueDay);
        }
        if (every == Every.ONCE ? dueOn == null && from == null : from == null) {
            throw new IllegalArgumentException("the rule has no beginning");
        }
        if (from != null && until == null) {
            until = YearMonth.from(FiscalYear.of(from.atDay(1)).endsOn());
        }
        if (from != null && (until.isBefore(from) || until.isAfter(from.plusMonths(MOST_MONTHS)))) {
            throw new IllegalArgumentException("no range of months: " + from + " to " + until);
        }
        for (var day : Stream.of(
                        dueOn, from == null ? null : from.atDay(1), until == null ? null : until.atEndOfMonth())
                .filter(Objects::nonNull)
                .toList()) {
            if (!Bangkok.isBusinessDate(day)) {
                throw new DateTimeException("no date of business: " + day);
            }
        }
    }

    /** The months that the rule asks for, each with its last day. */
    List<Due> dues() {
        return switch (every) {
            case MONTH -> months().map(this::due).toList();
            case QUARTER ->
                months().filter(month -> month.getMonthValue() % 3 == 0)
                        .map(this::due)
                        .toList();
            case ONCE ->
                List.of(dueOn == null ? due(from) : new Due(from == null ? YearMonth.from(dueOn) : from, dueOn));
        };
    }

    private Stream<YearMonth> months() {
        return Stream.iterate(from, month -> !month.isAfter(until), month -> month.plusMonths(1));
    }

    private Due due(YearMonth month) {
        return new Due(
                month, dueDay == null ? month.atEndOfMonth() : month.atDay(Math.min(dueDay, month.lengthOfMonth())));
    }
}
