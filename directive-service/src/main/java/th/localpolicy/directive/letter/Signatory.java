package th.localpolicy.directive.letter;

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
 * Who signs, by post and never by name.
 *
 * @param onBehalfOf the post that is signed for in the end; null for one's own title
 * @param chain every capacity as they stand in the letter, first one first, where they are stacked
 */
@Schema(name = "Signatory", description = "Who signs, by post · ผู้ลงนามตามตำแหน่ง")
public record Signatory(
        @NotBlank @Size(max = 300) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "รองผู้ว่าราชการจังหวัด")
        String position,

        Capacity capacity,

        @Size(max = 300) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "ผู้ว่าราชการจังหวัดชัยภูมิ")
        String onBehalfOf,

        @Size(max = 10) List<@NotNull @Valid Standing> chain) {

    public Signatory {
        position = position == null ? null : ThaiText.normalise(position);
        onBehalfOf = onBehalfOf == null ? null : ThaiText.normalise(onBehalfOf);
        capacity = Objects.requireNonNullElse(capacity, Capacity.OWN_TITLE);
    }

    /** One step of a stacked signature: in which right, for which post. */
    @Schema(name = "SignatoryStanding")
    public record Standing(
            @NotNull Capacity capacity,

            @Size(max = 300) @Pattern(regexp = ThaiText.LINE)
            String onBehalfOf) {

        public Standing {
            onBehalfOf = onBehalfOf == null ? null : ThaiText.normalise(onBehalfOf);
        }
    }
}
