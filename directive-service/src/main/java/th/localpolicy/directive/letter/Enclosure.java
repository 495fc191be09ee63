package th.localpolicy.directive.letter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/**
 * Something that goes with the letter (สิ่งที่ส่งมาด้วย), as the letter lists it.
 *
 * @param unit in what it is counted, such as ชุด or ฉบับ
 * @param copyOf the letter it is a copy of, where it is one
 */
@Schema(name = "Enclosure", description = "What goes with the letter · สิ่งที่ส่งมาด้วย")
public record Enclosure(
        @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "แบบรายงานผลการดำเนินงาน")
        String title,

        @Min(1) @Max(10000) Integer copies,

        @Size(max = 50) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "ชุด")
        String unit,

        @Valid Citation copyOf) {

    public Enclosure {
        title = title == null ? null : ThaiText.normalise(title);
        unit = unit == null ? null : ThaiText.normalise(unit);
    }
}
