package th.localpolicy.identity.identity;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An identity whose name is much like another's: perhaps the same thing written down twice.
 *
 * @param similarity of the two Thai names, 0 to 1, by what trigrams they share
 */
@Schema(name = "SimilarName")
public record SimilarName(
        UUID id,
        @Schema(examples = "ผ้าไหมมัดหมี่บ้านเขว้า") String nameTh,
        @Schema(examples = "3604") String districtCode,
        Status status,
        @Schema(examples = "0.62") double similarity) {}
