package th.localpolicy.identity.geography;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the 878 districts (อำเภอ) or of Bangkok's 50 khet (เขต).
 *
 * @param code four digits; names are not unique (เฉลิมพระเกียรติ is in five provinces), codes are
 * @param latitude of the middle of its area, WGS 84; not of the district office
 * @param hashtags the four tags its posts must carry (letter มท 0810.6/ว 12509, clause 3); none for a khet
 */
@Schema(name = "District")
public record District(
        @Schema(examples = "3604") String code,
        @Schema(examples = "36") String provinceCode,
        @Schema(examples = "เกษตรสมบูรณ์") String nameTh,
        @Schema(examples = "Kaset Sombun") String nameEn,
        Kind kind,
        double latitude,
        double longitude,
        List<String> hashtags) {

    /** A district of a province, or one of Bangkok. */
    @Schema(name = "DistrictKind")
    public enum Kind {
        AMPHOE,
        KHET
    }
}
