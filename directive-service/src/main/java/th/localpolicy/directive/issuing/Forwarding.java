package th.localpolicy.directive.issuing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Enclosure;
import th.localpolicy.directive.letter.Handling;
import th.localpolicy.directive.letter.Kind;
import th.localpolicy.directive.letter.Relation;
import th.localpolicy.directive.letter.RelationType;
import th.localpolicy.directive.letter.Reporting;
import th.localpolicy.directive.letter.Signatory;
import th.localpolicy.directive.letter.Urgency;
import th.localpolicy.platform.thai.ThaiText;

/**
 * The letter by which an office sends on what it was sent, under its own number. What is not given is as in the letter that
 * is sent on; clauses that are given take the place of all of them.
 */
@Schema(name = "Forwarding", examples = Forwarding.EXAMPLE)
record Forwarding(
        @NotBlank @Size(max = 100) @Pattern(regexp = ThaiText.LINE)
        String number,

        @NotNull LocalDate issuedOn,
        Kind kind,
        Urgency urgency,
        Instant deliverBy,

        @Size(min = 1, max = 1000) @Pattern(regexp = ThaiText.LINE)
        String subject,

        @Size(max = 500) @Pattern(regexp = ThaiText.LINE) String responsibleUnit,
        @Valid Signatory signatory,
        @Size(max = 100) List<@NotNull @Valid Citation> references,
        @Size(max = 100) List<@NotNull @Valid Enclosure> enclosures,
        @NotNull @Valid Addressees addressees,
        @Size(max = 500) List<@NotNull @Valid Clause> clauses,
        @Size(max = 500) List<@NotNull @Valid Deadline> deadlines,
        @Size(max = 100) List<@NotNull @Valid Reporting> reporting,
        Closing closing,
        @Size(max = 20) List<@NotBlank @Size(max = 50) @Pattern(regexp = ThaiText.LINE) String> tags,
        @Valid Handling handling) {

    static final String EXAMPLE = """
            {"number":"ชย ๐๐๒๓.๖/ว ๓๐๕๓","issuedOn":"2024-12-19","addressees":{"levels":["DISTRICT"]},\
            "clauses":[{"label":"๓","text":"ให้รายงานทุกวันที่ ๒๐ ของเดือน","mode":"ORDER","levels":["DISTRICT"],\
            "reporting":{"form":"soft-power-monthly","every":"MONTH","dueDay":20,"from":"2024-12","until":"2025-09",\
            "reporter":"DISTRICT","recipient":"PROVINCE"}}]}""";

    Forwarding {
        subject = subject == null ? null : ThaiText.normalise(subject);
    }

    /** The letter of the office that sends the parent on. */
    DirectiveDraft of(Directive parent, DirectiveDraft content, String office) {
        var relations = List.of(new Relation(
                RelationType.FORWARDS, parent.number(), parent.issuedOn(), parent.urgency(), null, parent.id()));
        return new DirectiveDraft(
                number,
                issuedOn,
                null,
                null,
                orElse(kind, content.kind()),
                orElse(urgency, content.urgency()),
                deliverBy,
                null,
                orElse(subject, content.subject()),
                office,
                null,
                responsibleUnit,
                signatory,
                references,
                enclosures,
                relations,
                addressees,
                clauses == null ? passedOn(content) : clauses,
                clauses == null && deadlines == null
                        ? content.deadlines().stream()
                                .map(deadline -> deadline.passedOn(content.earliest()))
                                .toList()
                        : deadlines,
                clauses == null && reporting == null
                        ? content.reporting().stream()
                                .map(rule -> rule.passedOn(issuedOn))
                                .toList()
                        : reporting,
                orElse(closing, content.closing()),
                orElse(tags, content.tags()),
                handling);
    }

    private List<Clause> passedOn(DirectiveDraft content) {
        var passed = new ArrayList<Clause>();
        content.clauses().forEach(clause -> passed.add(clause.passedOn(content.earliest(), issuedOn)));
        return passed;
    }

    private static <T> T orElse(T given, T parents) {
        return given == null ? parents : given;
    }
}
