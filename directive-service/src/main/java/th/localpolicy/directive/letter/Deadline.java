package th.localpolicy.directive.letter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.FiscalQuarter;
import th.localpolicy.platform.thai.ThaiText;

/**
 * By when: the words of the letter, the one rule they state, and the day it comes to. A quarter is one of the fiscal year; a
 * week n of a month is its days 7n−6 to 7n, due on the last of them (พบ 0618/665: the third week of March is the 15th to
 * the 21st). No weekend moves a day unless the rule says so.
 *
 * @param withinDays counted from {@code from}, or from the letter's date when that is not given
 * @param month the month of {@code weekOfMonth}, or the first month of {@code dayOfMonth}
 * @param dayOfMonth every month on this day until the month {@code until}; a shorter month ends it on its last day
 * @param clause the ordinal of the clause it stands in, for a deadline that is listed beside the clauses
 * @param resolved worked out here and never taken from a request; of a day of every month the first one after the letter
 */
@Schema(
        name = "Deadline",
        description = "The words, one rule, and the day it comes to · ถ้อยคำ กฎ และวันที่คำนวณได้",
        examples = "{\"words\":\"ภายในไตรมาสที่ 2\",\"quarter\":\"2568-Q2\"}")
public record Deadline(
        @Size(max = 1000) @Pattern(regexp = ThaiText.LINE) String words,
        @Min(1) @Max(500) Integer clause,
        LocalDate on,
        @Size(max = 10) @Schema(examples = "2568-Q2") String quarter,
        @Min(0) @Max(3660) Integer withinDays,
        LocalDate from,
        @Min(1) @Max(5) Integer weekOfMonth,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "2026-03")
        YearMonth month,

        @Min(1) @Max(31) Integer dayOfMonth,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "2025-09")
        YearMonth until,

        Shift shift,
        @Schema(readOnly = true) LocalDate resolved) {

    /** What a Saturday or Sunday does to the day; without it nothing. */
    @Schema(name = "DeadlineShift")
    public enum Shift {
        TO_FRIDAY,
        TO_MONDAY
    }

    public Deadline {
        words = words == null ? null : ThaiText.normalise(words);
        quarter = quarter == null ? null : ThaiText.foldDigits(quarter.strip());
    }

    /** How many rules are stated; a deadline has one, or none when only its words are known. */
    long rules() {
        return Stream.of(on, quarter, withinDays, weekOfMonth, dayOfMonth)
                .filter(rule -> rule != null)
                .count();
    }

    /** Whether a date in it lies outside the years of business: a Buddhist year taken for a Gregorian one. */
    boolean isFarOut() {
        return Stream.of(on, from).anyMatch(day -> day != null && !Bangkok.isBusinessDate(day))
                || Stream.of(month, until).anyMatch(in -> in != null && DraftRules.isFarOut(in));
    }

    /** The same deadline with the day its rule comes to for a letter of this date. */
    Deadline resolvedFor(LocalDate letter) {
        return new Deadline(
                words,
                clause,
                on,
                quarter,
                withinDays,
                from,
                weekOfMonth,
                month,
                dayOfMonth,
                until,
                shift,
                day(letter).map(this::shifted).orElse(null));
    }

    /** The same deadline where another letter passes it on: it still counts from the date of the letter it came with. */
    public Deadline passedOn(LocalDate letter) {
        return new Deadline(
                words,
                clause,
                on,
                quarter,
                withinDays,
                withinDays != null && from == null ? letter : from,
                weekOfMonth,
                dayOfMonth != null && month == null ? YearMonth.from(resolved) : month,
                dayOfMonth,
                until,
                shift,
                null);
    }

    private Optional<LocalDate> day(LocalDate letter) {
        if (on != null) {
            return Optional.of(on);
        }
        if (quarter != null) {
            return FiscalQuarter.parse(quarter).map(FiscalQuarter::endsOn);
        }
        if (withinDays != null) {
            return Optional.of((from == null ? letter : from).plusDays(withinDays));
        }
        if (weekOfMonth != null) {
            return Optional.ofNullable(month).map(in -> in.atDay(Math.min(weekOfMonth * 7, in.lengthOfMonth())));
        }
        if (dayOfMonth != null) {
            var first = month == null ? YearMonth.from(letter) : month;
            var day = dayIn(first);
            return Optional.of(month == null && day.isBefore(letter) ? dayIn(first.plusMonths(1)) : day);
        }
        return Optional.empty();
    }

    private LocalDate dayIn(YearMonth in) {
        return in.atDay(Math.min(dayOfMonth, in.lengthOfMonth()));
    }

    private LocalDate shifted(LocalDate day) {
        var saturday = day.getDayOfWeek() == DayOfWeek.SATURDAY;
        if (shift == null || !saturday && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            return day;
        }
        return switch (shift) {
            case TO_FRIDAY -> day.minusDays(saturday ? 1 : 2);
            case TO_MONDAY -> day.plusDays(saturday ? 2 : 1);
        };
    }
}
