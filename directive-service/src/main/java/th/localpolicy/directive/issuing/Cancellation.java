package th.localpolicy.directive.issuing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/** Why a letter is cancelled. */
@Schema(name = "Cancellation", examples = "{\"reason\":\"ออกซ้ำกับหนังสือฉบับอื่น\"}")
record Cancellation(
        @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.PARAGRAPHS)
        String reason) {

    Cancellation {
        reason = reason == null ? null : ThaiText.normaliseLines(reason);
    }
}
