package th.localpolicy.reporting.export;

import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.OpenExports;
import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.form.Form;
import th.localpolicy.reporting.form.Forms;
import th.localpolicy.reporting.obligation.Conditions;

/**
 * A form as a sheet to fill in and send to {@code POST /submissions/bulk}: its columns under their Thai titles, and for an
 * officer one line for each report that the office owes now; what was sent back stands in its line.
 */
@Path("/api/v1/report-forms")
@PermitAll
public class FormSheetResource {

    /** Whoever takes anything gets JSON. */
    private static final String BEHIND_JSON = ";qs=0.5";

    private final Forms forms;
    private final Callers callers;
    private final OfficeTree offices;
    private final ExportReports reports;
    private final OpenExports.Place place;
    private final Clock clock;

    FormSheetResource(
            Forms forms,
            Callers callers,
            OfficeTree offices,
            ExportReports reports,
            OpenExports.Place place,
            Clock clock) {
        this.forms = forms;
        this.callers = callers;
        this.offices = offices;
        this.reports = reports;
        this.place = place;
        this.clock = clock;
    }

    @GET
    @Path("/{form}")
    @Produces(SheetFormat.CSV_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response csv(
            @PathParam("form") @Pattern(regexp = "[a-z0-9-]{1,64}") String name,
            @QueryParam("version") @Min(1) @Max(10_000) Integer version,
            @QueryParam("period") @Pattern(regexp = "2[01][0-9]{2}-(0[1-9]|1[0-2])") String period)
            throws IOException {
        return sheet(name, version, period, SheetFormat.CSV);
    }

    @GET
    @Path("/{form}")
    @Produces(SheetFormat.XLSX_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response xlsx(
            @PathParam("form") @Pattern(regexp = "[a-z0-9-]{1,64}") String name,
            @QueryParam("version") @Min(1) @Max(10_000) Integer version,
            @QueryParam("period") @Pattern(regexp = "2[01][0-9]{2}-(0[1-9]|1[0-2])") String period)
            throws IOException {
        return sheet(name, version, period, SheetFormat.XLSX);
    }

    private Response sheet(String name, Integer version, String period, SheetFormat format) throws IOException {
        var form = version == null
                ? forms.inForce(name, period == null ? YearMonth.from(Bangkok.today(clock)) : YearMonth.parse(period))
                : forms.find(name, version);
        if (form.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var owes = callers.ifAny().filter(caller -> caller.has(Role.OFFICER));
        if (owes.isPresent() && !place.take()) {
            return Problem.response(Refusal.of(ProblemType.UNAVAILABLE));
        }
        return Response.fromResponse(filled(form.get(), owes, period, format))
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private Response filled(Form form, Optional<Caller> owes, String period, SheetFormat format) throws IOException {
        var versions = List.of(form);
        var entries =
                owes.isEmpty() ? Map.<String, Integer>of() : reports.entries(owed(form, owes.get(), period), versions);
        return SheetAnswer.of(
                ReportLayout.toFill(versions, entries, offices),
                format,
                form.name() + "-form",
                "แบบรายงาน-" + form.name(),
                row -> {
                    if (owes.isPresent()) {
                        reports.forEachOwed(owed(form, owes.get(), period), row);
                    }
                });
    }

    private Conditions owed(Form form, Caller caller, String period) {
        return new Conditions()
                .and("o.reporter = ? and o.form = ?", caller.office().value(), form.name())
                .andIf(period, "o.period = ?")
                .owed(true, Bangkok.today(clock));
    }
}
