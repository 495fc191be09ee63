package th.localpolicy.directive.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.thai.ThaiText;

/**
 * One instruction (ข้อสั่งการ).
 *
 * @param label as printed; labels repeat (ก ๓.๒.๑ stands twice in the guideline of มท 0810.6/ว 12509), ordinals do not
 * @param ordinal its place from 1; given by its place in the list, whatever a request says
 * @param levels who is to do it; nobody named means the addressees
 * @param offices the offices it is for, where it is not for all of them
 * @param scope for whom, in words, where the letter does not list them ("57 จังหวัด")
 */
@Schema(name = "Clause", description = "One instruction · ข้อสั่งการหนึ่งข้อ")
public record Clause(
        @Size(max = 50) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "๑")
        String label,

        Integer ordinal,

        @NotBlank @Size(max = 10000) @Pattern(regexp = ThaiText.PARAGRAPHS)
        String text,

        Mode mode,
        @Size(max = 6) List<@NotNull OfficeLevel> levels,
        @Size(max = 1000) List<@NotNull @Pattern(regexp = Addressees.CODE) String> offices,
        @Size(max = 500) @Pattern(regexp = ThaiText.LINE) String scope,
        @Valid Deadline deadline,
        @Valid Reporting reporting) {

    public Clause {
        label = label == null ? null : ThaiText.normalise(label);
        text = text == null ? null : ThaiText.normaliseLines(text);
        scope = scope == null ? null : ThaiText.normalise(scope);
        levels = Objects.requireNonNullElse(levels, List.of());
        offices = Objects.requireNonNullElse(offices, List.of());
    }

    /** The same clause at its place, with its deadline worked out. */
    Clause at(int place, Deadline workedOut) {
        return new Clause(label, place, text, mode, levels, offices, scope, workedOut, reporting);
    }

    /** The same clause where a letter passes it on: its days stay those of the letter it came with. */
    public Clause passedOn(LocalDate origin, LocalDate letter) {
        return new Clause(
                label,
                ordinal,
                text,
                mode,
                levels,
                offices,
                scope,
                deadline == null ? null : deadline.passedOn(origin),
                reporting == null ? null : reporting.passedOn(letter));
    }
}
