package th.localpolicy.reporting.obligation;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeLevel;

/**
 * An obligation as it goes over the wire.
 *
 * @param version rises with every change of it or of its submission; its ETag
 * @param period a Gregorian month
 * @param level the level of the office that must report
 * @param dueOn ISO date, the last day in Bangkok on which a report is on time
 */
@Schema(name = "Obligation")
public record ObligationView(
        UUID id,
        long version,
        UUID directiveId,
        UUID rootDirectiveId,
        @Schema(examples = "soft-power-monthly") String form,
        @Schema(examples = "2025-01") String period,
        @Schema(examples = "D3604") String reporter,
        OfficeLevel level,
        @Schema(examples = "P36") String recipient,
        @Schema(examples = "2025-01-20") LocalDate dueOn,
        ObligationStatus status) {}
