package th.localpolicy.directive.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/**
 * What a letter says. Text is normalised as it comes in, so the lengths are those of what is stored; at most 500 clauses and
 * 200,000 characters of them. Names of persons have no place in it.
 *
 * @param number in any digits and spacing
 * @param issuedOn the letter's date; without it {@code issuedNotBefore} is needed, and such a letter cannot be issued
 * @param issuedOnPrinted the date as it is printed, where that cannot be right or cannot be read
 * @param deliverBy the moment of "ด่วนภายใน"
 * @param issuer whose letter it is: the code of the letterhead's office
 * @param responsibleUnit who wrote it (ส่วนราชการเจ้าของเรื่อง)
 * @param deadlines those that stand outside the clauses, or are more than one to a clause
 * @param reporting likewise
 * @param handling the days by which the letter is to be received, acknowledged and forwarded
 */
@Schema(name = "DirectiveDraft", description = "What a letter says · เนื้อหาหนังสือ", examples = DirectiveDraft.EXAMPLE)
public record DirectiveDraft(
        @NotBlank @Size(max = 100) @Pattern(regexp = ThaiText.LINE)
        String number,

        LocalDate issuedOn,
        @Size(max = 200) @Pattern(regexp = ThaiText.LINE) String issuedOnPrinted,
        LocalDate issuedNotBefore,
        @NotNull Kind kind,
        Urgency urgency,
        Instant deliverBy,
        Secrecy secrecy,

        @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.LINE)
        String subject,

        @NotBlank @Pattern(regexp = Addressees.CODE) String issuer,
        @Size(max = 500) @Pattern(regexp = ThaiText.LINE) String issuerPrinted,
        @Size(max = 500) @Pattern(regexp = ThaiText.LINE) String responsibleUnit,
        @Valid Signatory signatory,
        @Size(max = 100) List<@NotNull @Valid Citation> references,
        @Size(max = 100) List<@NotNull @Valid Enclosure> enclosures,
        @Size(max = 100) List<@NotNull @Valid Relation> relations,
        @NotNull @Valid Addressees addressees,
        @Size(max = 500) List<@NotNull @Valid Clause> clauses,
        @Size(max = 500) List<@NotNull @Valid Deadline> deadlines,
        @Size(max = 100) List<@NotNull @Valid Reporting> reporting,
        Closing closing,
        @Size(max = 20) List<@NotBlank @Size(max = 50) @Pattern(regexp = ThaiText.LINE) String> tags,
        @Valid Handling handling) {

    public static final String EXAMPLE = """
            {"number":"มท ๐๘๑๐.๖/ว ๑๒๕๐๙","issuedOn":"2024-12-03","kind":"EXTERNAL_LETTER","urgency":"MOST_URGENT",\
            "subject":"การขับเคลื่อนนโยบายสำคัญของกระทรวงมหาดไทย","issuer":"MOI",\
            "responsibleUnit":"กรมส่งเสริมการปกครองท้องถิ่น",\
            "signatory":{"position":"ปลัดกระทรวงมหาดไทย","capacity":"OWN_TITLE"},\
            "references":[{"number":"มท 0211.6/ว 11303","issuedOn":"2024-10-25"}],\
            "addressees":{"levels":["PROVINCE"]},\
            "clauses":[{"label":"๔","text":"ให้รายงานผลทุกวันที่ ๒๕ ของเดือน","mode":"REQUEST","levels":["PROVINCE"],\
            "reporting":{"form":"soft-power-monthly","every":"MONTH","dueDay":25,"from":"2024-12","until":"2025-09",\
            "reporter":"PROVINCE","recipient":"DLA"}}],"tags":["soft-power"]}""";

    public DirectiveDraft {
        number = line(number);
        issuedOnPrinted = line(issuedOnPrinted);
        subject = line(subject);
        issuerPrinted = line(issuerPrinted);
        responsibleUnit = line(responsibleUnit);
        urgency = Objects.requireNonNullElse(urgency, Urgency.NORMAL);
        secrecy = Objects.requireNonNullElse(secrecy, Secrecy.NORMAL);
        references = Objects.requireNonNullElse(references, List.of());
        enclosures = Objects.requireNonNullElse(enclosures, List.of());
        relations = Objects.requireNonNullElse(relations, List.of());
        clauses = Objects.requireNonNullElse(clauses, List.of());
        deadlines = Objects.requireNonNullElse(deadlines, List.of());
        reporting = Objects.requireNonNullElse(reporting, List.of());
        tags = tags == null
                ? List.of()
                : tags.stream()
                        .map(tag -> tag == null ? "" : ThaiText.normalise(tag))
                        .distinct()
                        .toList();
    }

    private static String line(String text) {
        return text == null ? null : ThaiText.normalise(text);
    }

    /** The letter's date, or the day before which it cannot have been written. */
    public LocalDate earliest() {
        return issuedOn == null ? issuedNotBefore : issuedOn;
    }

    /** The same letter with its clauses and deadlines worked out. */
    DirectiveDraft with(List<Clause> workedOut, List<Deadline> otherDeadlines) {
        return new DirectiveDraft(
                number,
                issuedOn,
                issuedOnPrinted,
                issuedNotBefore,
                kind,
                urgency,
                deliverBy,
                secrecy,
                subject,
                issuer,
                issuerPrinted,
                responsibleUnit,
                signatory,
                references,
                enclosures,
                relations,
                addressees,
                workedOut,
                otherDeadlines,
                reporting,
                closing,
                tags,
                handling);
    }
}
