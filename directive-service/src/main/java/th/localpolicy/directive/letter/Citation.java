package th.localpolicy.directive.letter;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/**
 * Another letter as it is named. It stays as it was written, whatever the letter itself says of its date.
 *
 * @param number in any digits and spacing; null when none is given, and then the words say which letter is meant
 * @param words as printed
 * @param directiveId the letter itself, where it is known here and meant without doubt
 */
@Schema(name = "Citation", description = "Another letter as it is named · หนังสือที่อ้างถึงตามที่เขียนไว้")
public record Citation(
        @Size(max = 100) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "มท 0211.6/ว 11303")
        String number,

        @Schema(examples = "2024-10-25") LocalDate issuedOn,
        Urgency urgency,
        @Size(max = 1000) @Pattern(regexp = ThaiText.LINE) String words,
        UUID directiveId) {

    public Citation {
        number = number == null ? null : LetterNumber.normalise(number);
        words = words == null ? null : ThaiText.normalise(words);
    }
}
