package th.localpolicy.directive.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A letter as a list shows it.
 *
 * @param recipientCount the offices it was sent to
 */
@Schema(name = "DirectiveSummary", description = "A letter as a list shows it · หนังสือในรายการ")
public record DirectiveSummary(
        UUID id,
        Status status,
        long version,
        int revision,
        @Schema(examples = "มท 0810.6/ว 12509") String number,
        LocalDate issuedOn,
        Kind kind,
        Urgency urgency,
        String subject,
        @Schema(examples = "MOI") String issuer,
        List<String> tags,
        UUID rootDirectiveId,
        Forwards forwards,
        int recipientCount,
        Instant issuedAt,
        Instant changedAt) {}
