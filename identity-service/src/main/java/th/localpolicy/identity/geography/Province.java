package th.localpolicy.identity.geography;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the 77 provinces, Bangkok included.
 *
 * @param code two digits, TIS 1099
 * @param abbreviation the letters that stand in official letter numbers, such as ชย
 * @param region one of the six geographical regions
 */
@Schema(name = "Province")
public record Province(
        @Schema(examples = "36") String code,
        @Schema(examples = "ชัยภูมิ") String nameTh,
        @Schema(examples = "Chaiyaphum") String nameEn,
        @Schema(examples = "ชย") String abbreviation,
        @Schema(examples = "NORTHEAST") String region) {}
