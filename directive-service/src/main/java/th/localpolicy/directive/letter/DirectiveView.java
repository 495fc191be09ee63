package th.localpolicy.directive.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeCode;

/**
 * A letter as it goes over the wire, in its newest revision. The parts are those of {@link DirectiveDraft}.
 *
 * @param version rises with every change; its ETag
 * @param revision rises with every amendment
 * @param number in its normal form; {@code numberWritten} as it was given
 * @param recordedBy the office whose copy it is, entered from paper; null for a letter that its issuer wrote here
 * @param givenWayTo of a copy: the issuer's own letter, once that was sent to the same office
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
        @Schema(examples = "P36") String recordedBy,
        UUID givenWayTo,
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
        Instant changedAt) {

    static DirectiveView of(
            Directive letter, DirectiveDraft content, List<RelationView> relations, List<String> recipients) {
        return new DirectiveView(
                letter.id(),
                letter.status(),
                letter.version(),
                letter.revision(),
                letter.number(),
                content.number(),
                letter.issuedOn(),
                content.issuedOnPrinted(),
                letter.issuedNotBefore(),
                letter.kind(),
                letter.urgency(),
                content.deliverBy(),
                content.secrecy(),
                letter.subject(),
                letter.issuer().value(),
                content.issuerPrinted(),
                letter.recordedBy().map(OfficeCode::value).orElse(null),
                letter.givenWayTo().orElse(null),
                content.responsibleUnit(),
                content.signatory(),
                content.references(),
                content.enclosures(),
                relations,
                content.addressees(),
                recipients,
                content.clauses(),
                content.deadlines(),
                content.reporting(),
                content.closing(),
                letter.tags(),
                content.handling(),
                letter.rootDirectiveId(),
                letter.forwards(),
                letter.createdAt(),
                letter.issuedAt(),
                letter.changedAt());
    }
}
