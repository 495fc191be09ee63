package th.localpolicy.identity.activity;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one source pays for an activity.
 *
 * @param amount baht, two decimals at most, as a JSON number
 */
@Schema(name = "ActivityFunding")
public record Funding(
        @NotNull Source source,

        @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 2) @Schema(examples = "150000.00")
        BigDecimal amount) {

    /** Who pays: the province, a local administration, or private persons and firms (guideline, 6). */
    @Schema(name = "FundingSource")
    public enum Source {
        PROVINCE,
        LAO,
        PRIVATE
    }
}
