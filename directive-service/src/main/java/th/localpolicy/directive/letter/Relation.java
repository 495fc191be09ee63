package th.localpolicy.directive.letter;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/** How the letter stands to another one, beside what it refers to and encloses. The parts are those of a {@link Citation}. */
@Schema(name = "Relation", description = "FORWARDS, RELAYS_UNNUMBERED, REVOKES · ส่งต่อ แจ้งต่อโดยไม่อ้างเลขที่ ยกเลิก")
public record Relation(
        @NotNull RelationType type,
        @Size(max = 100) @Pattern(regexp = ThaiText.LINE) String number,
        LocalDate issuedOn,
        Urgency urgency,
        @Size(max = 1000) @Pattern(regexp = ThaiText.LINE) String words,
        UUID directiveId) {

    public Relation {
        number = number == null ? null : LetterNumber.normalise(number);
        words = words == null ? null : ThaiText.normalise(words);
    }

    static Relation of(RelationType type, Citation cited) {
        return new Relation(
                type, cited.number(), cited.issuedOn(), cited.urgency(), cited.words(), cited.directiveId());
    }
}
