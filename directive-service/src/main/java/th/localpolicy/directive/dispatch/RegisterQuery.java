package th.localpolicy.directive.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.ThaiText;

/** Which register is asked for. */
public class RegisterQuery {

    @QueryParam("office")
    @Pattern(regexp = DispatchResource.OFFICE)
    @Parameter(description = "The caller's own when absent · หน่วยงานของตนเมื่อไม่ระบุ", example = "P36")
    String office;

    @QueryParam("unit")
    @Size(max = 200)
    @Pattern(regexp = ThaiText.LINE)
    @Parameter(
            description = "A unit inside the office; the office's own register when absent · หน่วยงานย่อย",
            example = "สำนักงานเลขานุการกรม")
    String unit;

    @QueryParam("year")
    @Min(2000)
    @Max(2199)
    @Parameter(description = "Gregorian; this year when absent · ปี ค.ศ.", example = "2024")
    Integer year;

    /** One register: of an office, of a unit in it or of itself, for a calendar year. */
    record Register(String office, String unit, int year) {}

    /** The register that is meant, of an office that the caller's stands above, or is. */
    Outcome<Register> of(Caller caller, OfficeTree tree, int thisYear) {
        var kept = office == null ? caller.office() : new OfficeCode(office);
        return tree.covers(caller.office(), kept)
                ? Outcome.done(new Register(
                        kept.value(),
                        unit == null ? Receipt.OFFICE_ITSELF : ThaiText.normalise(unit),
                        year == null ? thisYear : year))
                : Outcome.refused(Refusal.outsideYourOffice());
    }
}
