package th.localpolicy.identity.identity;

import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;

import th.localpolicy.platform.thai.ThaiText;

/**
 * What a district writes about an identity. Text is normalised as it comes in, so the lengths are those of what is
 * stored.
 *
 * @param leadOffice the local administration that leads (หน่วยงานหลัก), or the district; it must lie in the district
 * @param supportingOffices those that support it (หน่วยงานสนับสนุน)
 */
@Schema(name = "IdentityDraft")
public record IdentityDraft(
        @NotBlank
        @Pattern(regexp = "[0-9]{4}")
        @Schema(examples = "3604", description = "Code of the district, four digits · รหัสอำเภอ")
        String districtCode,

        @NotBlank @Size(max = 200) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "ผ้าไหมมัดหมี่บ้านเขว้า")
        String nameTh,

        @Size(min = 1, max = 200) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "Ban Khwao mudmee silk")
        String nameEn,

        @NotNull @Size(min = 1, max = 4) @UniqueElements(message = "ต้องไม่ซ้ำกัน | must not hold the same twice")
        List<@NotNull Category> categories,

        @NotNull Origin origin,

        @Size(max = 5000) @Pattern(regexp = ThaiText.PARAGRAPHS)
        String description,

        @Size(max = 20_000)
        @Pattern(regexp = ThaiText.PARAGRAPHS)
        @Schema(description = "The story behind it, for visitors · เรื่องเล่า")
        String story,

        @Size(max = 5000)
        @Pattern(regexp = ThaiText.PARAGRAPHS)
        @Schema(description = "Measures so that everybody can visit · มาตรการการท่องเที่ยวเพื่อคนทั้งมวล")
        String tourismForAll,

        @Size(max = 5000)
        @Pattern(regexp = ThaiText.PARAGRAPHS)
        @Schema(description = "Measures for the visitors' safety · มาตรการความปลอดภัย")
        String safety,

        @Pattern(regexp = OFFICE) @Schema(examples = "L360152")
        String leadOffice,

        @Size(max = 20) List<@NotNull @Pattern(regexp = OFFICE) String> supportingOffices,

        @Valid Place place) {

    private static final String OFFICE = "[DL][0-9]{2,6}";

    public IdentityDraft {
        nameTh = nameTh == null ? null : ThaiText.normalise(nameTh);
        nameEn = nameEn == null ? null : ThaiText.normalise(nameEn);
        description = description == null ? null : ThaiText.normaliseLines(description);
        story = story == null ? null : ThaiText.normaliseLines(story);
        tourismForAll = tourismForAll == null ? null : ThaiText.normaliseLines(tourismForAll);
        safety = safety == null ? null : ThaiText.normaliseLines(safety);
        supportingOffices = Objects.requireNonNullElse(supportingOffices, List.of());
    }
}
