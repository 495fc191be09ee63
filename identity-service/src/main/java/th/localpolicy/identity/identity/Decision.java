package th.localpolicy.identity.identity;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/** What a province says with its decision on an identity. */
final class Decision {

    private Decision() {}

    /** @param registeredOn the business date it counts from; today when absent, never later */
    @Schema(name = "Endorsement")
    record Endorsement(@Schema(examples = "2025-03-31") LocalDate registeredOn) {}

    @Schema(name = "Return")
    record Return(
            @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.PARAGRAPHS)
            String reason) {
        Return {
            reason = reason == null ? null : ThaiText.normaliseLines(reason);
        }
    }

    /** @param withdrawnOn the business date it counts no more; today when absent, never later */
    @Schema(name = "Withdrawal")
    record Withdrawal(
            @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.PARAGRAPHS)
            String reason,

            LocalDate withdrawnOn) {
        Withdrawal {
            reason = reason == null ? null : ThaiText.normaliseLines(reason);
        }
    }

    /**
     * @param successor the identity of the same district that takes the place: submitted or registered
     * @param on the business date of the change; today when absent, never later
     */
    @Schema(name = "Supersession")
    record Supersession(
            @NotNull UUID successor,

            @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.PARAGRAPHS)
            String reason,

            LocalDate on) {
        Supersession {
            reason = reason == null ? null : ThaiText.normaliseLines(reason);
        }
    }
}
