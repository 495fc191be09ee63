package th.localpolicy.directive.letter;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.thai.ThaiText;

/**
 * What is to be reported, how often and by when.
 *
 * @param formPrinted the form as the letter calls it
 * @param form the report form, such as {@code soft-power-monthly}; a letter is issued only when it is known
 * @param every MONTH and QUARTER are due on {@code dueDay}, or in the week {@code weekOfMonth}, of the period's last month,
 *     ONCE on {@code dueOn}; WEEK is kept as the letter has it, but a period of reports is a month or longer, so that such a
 *     letter is not issued here
 * @param dueDay where only the letter's words are given, a draft may leave it open; the day of the month, of a week its weekday, 1 for Monday
 * @param weekOfMonth instead of {@code dueDay}: the week n of the month is its days 7n−6 to 7n, due on the last of them
 * @param from the month of the first due day
 * @param until the month of the last one; null where the letter states no end
 * @param reporter the level of the offices that report
 * @param recipient an office code, or a level: the office of that level above the reporter
 * @param clause the ordinal of the clause it stands in, for a rule that is listed beside the clauses
 */
@Schema(name = "Reporting", description = "A report that is due · รายงานที่ต้องส่งตามงวด")
public record Reporting(
        @Size(max = 1000) @Pattern(regexp = ThaiText.LINE) String words,
        @Min(1) @Max(500) Integer clause,

        @Size(max = 500) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "แบบรายงานผลการดำเนินงาน")
        String formPrinted,

        @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(examples = "soft-power-monthly")
        String form,

        Every every,
        @Min(1) @Max(31) @Schema(examples = "25") Integer dueDay,
        @Min(1) @Max(5) @Schema(examples = "2") Integer weekOfMonth,
        LocalDate dueOn,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "2024-12")
        YearMonth from,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "2025-09")
        YearMonth until,

        OfficeLevel reporter,

        @Pattern(regexp = Addressees.CODE + "|MINISTRY|DEPARTMENT|PROVINCE|DISTRICT|LOCAL") @Schema(examples = "DLA")
        String recipient) {

    /** How often. */
    @Schema(name = "ReportingEvery")
    public enum Every {
        MONTH,
        QUARTER,
        ONCE,
        WEEK
    }

    public Reporting {
        words = words == null ? null : ThaiText.normalise(words);
        formPrinted = formPrinted == null ? null : ThaiText.normalise(formPrinted);
    }

    /** The same rule where a letter of this date passes it on: it begins no earlier than that letter. */
    public Reporting passedOn(LocalDate letter) {
        var begins = from != null && from.isBefore(YearMonth.from(letter)) ? YearMonth.from(letter) : from;
        return new Reporting(
                words,
                clause,
                formPrinted,
                form,
                every,
                dueDay,
                weekOfMonth,
                dueOn,
                begins,
                until,
                reporter,
                recipient);
    }

    /** The day of the month on which it is due, where it is one; in a shorter month that ends it. */
    public Optional<Integer> dayOfMonth() {
        if (every == null || every == Every.ONCE || every == Every.WEEK) {
            return Optional.empty();
        }
        return Optional.ofNullable(weekOfMonth == null ? dueDay : Integer.valueOf(Math.min(7 * weekOfMonth, 31)));
    }
}
