package th.localpolicy.reporting.obligation;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.problem.Refusal;

/**
 * Which obligations are meant, as the query says: the same words in the lists of obligations and of submissions, in the
 * completeness and in its links, so that a figure and the list behind it never differ.
 */
public class ObligationQuery {

    static final String OFFICE = "MOI|DLA|P[0-9]{2}|D[0-9]{4}|L[0-9]{2,6}";

    @QueryParam("office")
    @Pattern(regexp = OFFICE)
    @Parameter(description = "The office that must report · หน่วยงานผู้รายงาน", example = "D3604")
    String office;

    @QueryParam("under")
    @Pattern(regexp = OFFICE)
    @Parameter(description = "This office and all below it · หน่วยงานนี้และในสังกัดทั้งหมด", example = "P36")
    String under;

    @QueryParam("recipient")
    @Pattern(regexp = OFFICE)
    @Parameter(description = "The office that is reported to · หน่วยงานผู้รับรายงาน", example = "P36")
    String recipient;

    @QueryParam("level")
    @Parameter(description = "The level of the office that must report · ระดับของผู้รายงาน")
    OfficeLevel level;

    @QueryParam("period")
    @Pattern(regexp = "2[01][0-9]{2}-(0[1-9]|1[0-2])")
    @Parameter(description = "A Gregorian month · เดือนที่รายงาน (ค.ศ.)", example = "2025-01")
    String period;

    @QueryParam("directive")
    @Parameter(description = "The letter, with every letter that forwards it · หนังสือและหนังสือที่ส่งต่อ")
    UUID directive;

    @QueryParam("form")
    @Pattern(regexp = "[a-z0-9-]{1,64}")
    @Parameter(description = "The form · แบบรายงาน", example = "soft-power-monthly")
    String form;

    /** For readers inside the program. */
    public static ObligationQuery of(UUID directive, String period) {
        var query = new ObligationQuery();
        query.directive = directive;
        query.period = period;
        return query;
    }

    public Optional<UUID> directive() {
        return Optional.ofNullable(directive);
    }

    public Optional<String> period() {
        return Optional.ofNullable(period);
    }

    public Optional<OfficeLevel> level() {
        return Optional.ofNullable(level);
    }

    /** Offices outside the caller's subtree are named in vain. */
    public Optional<Refusal> refusalFor(Caller caller, OfficeAreas areas) {
        return Stream.of(office, under)
                        .filter(named -> named != null && !areas.covers(caller.office(), new OfficeCode(named)))
                        .findAny()
                        .isPresent()
                ? Optional.of(Refusal.outsideYourOffice())
                : Optional.empty();
    }

    /** The conditions on {@code obligation o}, within what the caller's office sees. */
    public Conditions conditions(Caller caller, OfficeAreas areas) {
        var conditions = new Conditions();
        areas.within(conditions, caller.office());
        if (under != null) {
            areas.within(conditions, new OfficeCode(under));
        }
        conditions
                .andIf(office, "o.reporter = ?")
                .andIf(recipient, "o.recipient = ?")
                .andIf(level, "o.level = ?")
                .andIf(period, "o.period = ?")
                .andIf(form, "o.form = ?");
        if (directive != null) {
            conditions.and("(o.root_directive_id = ? or o.directive_id = ?)", directive, directive);
        }
        return conditions;
    }
}
