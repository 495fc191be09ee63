package th.localpolicy.directive.issuing;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.directive.letter.Addressees;
import th.localpolicy.directive.letter.Citation;
import th.localpolicy.directive.letter.Clause;
import th.localpolicy.directive.letter.Closing;
import th.localpolicy.directive.letter.Deadline;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Enclosure;
import th.localpolicy.directive.letter.Handling;
import th.localpolicy.directive.letter.Relation;
import th.localpolicy.directive.letter.Reporting;
import th.localpolicy.directive.letter.Signatory;
import th.localpolicy.directive.letter.Urgency;
import th.localpolicy.platform.thai.ThaiText;

/**
 * Why a letter is amended and what it says from now on; what is not given stays as it was. Its issuer, number, date and kind
 * stay in any case: another number is another letter.
 */
@Schema(name = "Amendment", examples = "{\"reason\":\"เพิ่มผู้รับ\",\"addressees\":{\"levels\":[\"PROVINCE\"]}}")
record Amendment(
        @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.PARAGRAPHS)
        String reason,

        Urgency urgency,
        Instant deliverBy,

        @Size(min = 1, max = 1000) @Pattern(regexp = ThaiText.LINE)
        String subject,

        @Size(max = 500) @Pattern(regexp = ThaiText.LINE) String responsibleUnit,
        @Valid Signatory signatory,
        @Size(max = 100) List<@NotNull @Valid Citation> references,
        @Size(max = 100) List<@NotNull @Valid Enclosure> enclosures,
        @Size(max = 100) List<@NotNull @Valid Relation> relations,
        @Valid Addressees addressees,
        @Size(max = 500) List<@NotNull @Valid Clause> clauses,
        @Size(max = 500) List<@NotNull @Valid Deadline> deadlines,
        @Size(max = 100) List<@NotNull @Valid Reporting> reporting,
        Closing closing,
        @Size(max = 20) List<@NotBlank @Size(max = 50) @Pattern(regexp = ThaiText.LINE) String> tags,
        @Valid Handling handling) {

    Amendment {
        reason = reason == null ? null : ThaiText.normaliseLines(reason);
        subject = subject == null ? null : ThaiText.normalise(subject);
    }

    /** The letter as it is amended. */
    DirectiveDraft of(DirectiveDraft now) {
        return new DirectiveDraft(
                now.number(),
                now.issuedOn(),
                now.issuedOnPrinted(),
                now.issuedNotBefore(),
                now.kind(),
                orElse(urgency, now.urgency()),
                orElse(deliverBy, now.deliverBy()),
                now.secrecy(),
                orElse(subject, now.subject()),
                now.issuer(),
                now.issuerPrinted(),
                orElse(responsibleUnit, now.responsibleUnit()),
                orElse(signatory, now.signatory()),
                orElse(references, now.references()),
                orElse(enclosures, now.enclosures()),
                orElse(relations, now.relations()),
                orElse(addressees, now.addressees()),
                orElse(clauses, now.clauses()),
                orElse(deadlines, now.deadlines()),
                orElse(reporting, now.reporting()),
                orElse(closing, now.closing()),
                orElse(tags, now.tags()),
                orElse(handling, now.handling()));
    }

    private static <T> T orElse(T given, T now) {
        return given == null ? now : given;
    }
}
