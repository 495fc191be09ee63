package th.localpolicy.directive.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.directive.letter.Capacity;
import th.localpolicy.directive.letter.Closing;
import th.localpolicy.directive.letter.Kind;
import th.localpolicy.directive.letter.Mode;
import th.localpolicy.directive.letter.Secrecy;
import th.localpolicy.directive.letter.Urgency;

/**
 * One letter as it was read. Every field is a {@link Reading}; its value has the shape in which a directive is drafted, so
 * that what an officer has checked can be sent on as it is. The signatory's name is never among them.
 */
@Schema(name = "ParsedLetter", description = "One letter as it was read · หนังสือหนึ่งฉบับตามที่อ่านได้")
public record LetterDraft(
        Reading<String> number,
        Reading<LocalDate> issuedOn,
        Reading<Urgency> urgency,
        Reading<Instant> deliverBy,
        Reading<Secrecy> secrecy,
        Reading<Kind> kind,
        Reading<String> subject,
        Reading<Issuer> issuer,
        List<Reading<Addressee>> addressees,
        List<Reading<Citation>> references,
        List<Reading<Enclosure>> enclosures,
        Reading<Signatory> signatory,
        List<Reading<Clause>> clauses,
        List<Reading<Deadline>> deadlines,
        List<Reading<Reporting>> reporting,
        Reading<Closing> closing,
        List<Reading<Receipt>> receipts) {

    /** The same letter with its number and date believed otherwise. */
    LetterDraft believing(Reading<String> otherNumber, Reading<LocalDate> otherDate) {
        return new LetterDraft(
                otherNumber,
                otherDate,
                urgency,
                deliverBy,
                secrecy,
                kind,
                subject,
                issuer,
                addressees,
                references,
                enclosures,
                signatory,
                clauses,
                deadlines,
                reporting,
                closing,
                receipts);
    }

    /**
     * Whose letter it is.
     *
     * @param office its code, where the name is that of exactly one office we know
     * @param name as printed
     * @param unit the unit inside it that is named beside it
     */
    @Schema(name = "ParsedIssuer")
    public record Issuer(@JsonInclude String office, String name, String unit) {}

    /**
     * A post the letter goes to.
     *
     * @param levels the level whose every office is meant
     * @param offices codes of the offices that are meant by name
     */
    @Schema(name = "ParsedAddressee")
    public record Addressee(String text, List<String> levels, List<String> offices) {}

    /** Another letter that is named: its number in normal form and its date, either null when it cannot be read. */
    @Schema(name = "ParsedCitation")
    public record Citation(
            @JsonInclude String number, @JsonInclude LocalDate issuedOn, Urgency urgency) {}

    /** Something that came with the letter, and the letter it is a copy of where that is said. */
    @Schema(name = "ParsedEnclosure")
    public record Enclosure(String title, Integer copies, String unit, Citation copyOf) {}

    /**
     * Who signs, by post.
     *
     * @param onBehalfOf the post that is signed for in the end
     * @param chain every capacity as they stand, first one first, where there is more than one
     */
    @Schema(name = "ParsedSignatory")
    public record Signatory(String position, Capacity capacity, String onBehalfOf, List<Standing> chain) {}

    /** One step of a stacked signature: in which right, for which post. */
    @Schema(name = "ParsedStanding")
    public record Standing(Capacity capacity, String onBehalfOf) {}

    /**
     * One instruction.
     *
     * @param label as printed, which may repeat; null for a letter whose instruction has none
     * @param ordinal its own place, from 1
     * @param levels the levels it speaks to; none when it speaks to whoever the letter goes to
     * @param offices codes of the offices it speaks to by name
     */
    @Schema(name = "ParsedClause")
    public record Clause(
            @JsonInclude String label,
            int ordinal,
            String text,
            @JsonInclude Mode mode,
            List<String> levels,
            List<String> offices,
            Deadline deadline,
            Reporting reporting) {}

    /**
     * By when. The words stay beside the rule they state and the day it comes to; no weekend moves it.
     *
     * @param clause ordinal of the clause it stands in
     * @param resolved the day, where the words alone fix it
     */
    @Schema(name = "ParsedDeadline")
    public record Deadline(
            String words,
            Integer clause,
            LocalDate on,
            @Schema(examples = "2568-Q2") String quarter,
            Integer withinDays,
            LocalDate from,
            Integer weekOfMonth,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "2026-03")
            YearMonth month,

            @JsonInclude LocalDate resolved) {}

    /**
     * A report that is due again and again.
     *
     * @param every MONTH, QUARTER (counted from its last month) or WEEK
     * @param dueDay day of the month, of a week its weekday from 1 for Monday; null where none is stated
     * @param weekOfMonth instead of a day: the week n of the month is its days 7n−6 to 7n
     * @param from month of the first due day after the letter's date
     * @param until month of the last one; null where no end is stated
     * @param formPrinted the form it is written on, as the letter calls it
     * @param reporter the level that reports
     * @param recipient the office that it goes to, or the level of the one above the reporter
     */
    @Schema(name = "ParsedReporting")
    public record Reporting(
            String words,
            Integer clause,
            @Schema(examples = "MONTH") String every,
            @JsonInclude Integer dueDay,
            Integer weekOfMonth,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "2024-12")
            YearMonth from,

            @JsonInclude
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(type = SchemaType.STRING, examples = "2025-09")
            YearMonth until,

            @Schema(examples = "แบบรายงานผลการดำเนินงาน") String formPrinted,
            @Schema(examples = "PROVINCE") String reporter,
            @Schema(examples = "DLA") String recipient) {

        /** The same report, of which it is known who sends it to whom on which form. */
        Reporting by(String whichForm, String who, String toWhom) {
            return new Reporting(words, clause, every, dueDay, weekOfMonth, from, until, whichForm, who, toWhom);
        }
    }

    /** A receiving stamp (regulation, clause 37). */
    @Schema(name = "ParsedReceipt")
    public record Receipt(String office, String number, LocalDate receivedOn, String time) {}
}
