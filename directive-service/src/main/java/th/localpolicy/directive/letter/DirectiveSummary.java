package th.localpolicy.directive.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeCode;

/**
 * A letter as a list shows it.
 *
 * @param recordedBy the office whose copy it is, entered from paper; null for a letter that its issuer wrote here
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
        @Schema(examples = "P36") String recordedBy,
        List<String> tags,
        UUID rootDirectiveId,
        Forwards forwards,
        int recipientCount,
        Instant issuedAt,
        Instant changedAt) {

    static DirectiveSummary of(Directive letter) {
        return new DirectiveSummary(
                letter.id(),
                letter.status(),
                letter.version(),
                letter.revision(),
                letter.number(),
                letter.issuedOn(),
                letter.kind(),
                letter.urgency(),
                letter.subject(),
                letter.issuer().value(),
                letter.recordedBy().map(OfficeCode::value).orElse(null),
                letter.tags(),
                letter.rootDirectiveId(),
                letter.forwards(),
                letter.recipientCount(),
                letter.issuedAt(),
                letter.changedAt());
    }
}
