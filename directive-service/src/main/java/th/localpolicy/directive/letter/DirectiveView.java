package th.localpolicy.directive.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A letter as it goes over the wire, in its newest revision. The parts are those of {@link DirectiveDraft}.
 *
 * @param version rises with every change; its ETag
 * @param revision rises with every amendment
 * @param number in its normal form; {@code numberWritten} as it was given
 * @param relations every letter it names, in its references, as copies among its enclosures and otherwise
 * @param recipients the offices the addressees came to on the day of issue; null for a draft
 */
@Schema(name = "Directive", description = "An official letter · หนังสือราชการ")
public record DirectiveView(
        UUID id,
        Status status,
        long version,
        int revision,
        @Schema(examples = "มท 0810.6/ว 12509") String number,
        String numberWritten,
        LocalDate issuedOn,
        String issuedOnPrinted,
        LocalDate issuedNotBefore,
        Kind kind,
        Urgency urgency,
        Instant deliverBy,
        Secrecy secrecy,
        String subject,
        @Schema(examples = "MOI") String issuer,
        String issuerPrinted,
        String responsibleUnit,
        Signatory signatory,
        List<Citation> references,
        List<Enclosure> enclosures,
        List<RelationView> relations,
        Addressees addressees,
        List<String> recipients,
        List<Clause> clauses,
        List<Deadline> deadlines,
        List<Reporting> reporting,
        Closing closing,
        List<String> tags,
        Handling handling,
        UUID rootDirectiveId,
        Forwards forwards,
        Instant createdAt,
        Instant issuedAt,
        Instant changedAt) {}
