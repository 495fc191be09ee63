package th.localpolicy.identity.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/**
 * What an office writes about an activity. What is not known yet is left out, not zero.
 *
 * @param endsOn the last day; the first one when left out
 * @param budget from each source once
 * @param participants persons who took part
 * @param income baht earned locally
 */
@Schema(name = "ActivityDraft")
public record ActivityDraft(
        @NotNull ActivityKind kind,

        @NotBlank @Size(max = 200) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "งานเทศกาลดอกกระเจียวบาน")
        String title,

        @NotNull @Schema(examples = "2025-07-01") LocalDate startsOn,

        @Schema(examples = "2025-07-03") LocalDate endsOn,

        @Size(min = 1, max = 500) @Pattern(regexp = ThaiText.LINE)
        String place,

        @Size(max = 5000) @Pattern(regexp = ThaiText.PARAGRAPHS)
        String description,

        @Size(max = 3) List<@NotNull @Valid Funding> budget,

        @Min(0) @Max(100_000_000) Integer participants,

        @Min(0) @Max(100_000_000) Integer tourists,

        @DecimalMin("0") @Digits(integer = 12, fraction = 2) @Schema(examples = "320000.50")
        BigDecimal income,

        @Min(0) @Max(100_000_000) Integer jobsCreated) {

    public ActivityDraft {
        title = title == null ? null : ThaiText.normalise(title);
        place = place == null ? null : ThaiText.normalise(place);
        description = description == null ? null : ThaiText.normaliseLines(description);
        endsOn = Objects.requireNonNullElse(endsOn, startsOn == null ? LocalDate.EPOCH : startsOn);
        budget = Objects.requireNonNullElse(budget, List.of());
    }
}
