package th.localpolicy.reporting.export;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.OpenExports;
import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.reporting.form.Form;
import th.localpolicy.reporting.form.Forms;
import th.localpolicy.reporting.obligation.OfficeAreas;
import th.localpolicy.reporting.submission.SubmissionQuery;

/**
 * The list of submissions, with what they say, as a spreadsheet. It consumes, in name, what the JSON list beside it does:
 * among methods of one address the framework looks at that before it looks at what is asked for.
 */
@Path("/api/v1/submissions")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
public class SubmissionSheetResource {

    /** Whoever takes anything gets JSON. */
    private static final String BEHIND_JSON = ";qs=0.5";

    private static final String USUAL_FORM = "soft-power-monthly";

    private final Callers callers;
    private final OfficeAreas areas;
    private final OfficeTree offices;
    private final Forms forms;
    private final ExportReports reports;
    private final OpenExports.Place place;

    SubmissionSheetResource(
            Callers callers,
            OfficeAreas areas,
            OfficeTree offices,
            Forms forms,
            ExportReports reports,
            OpenExports.Place place) {
        this.callers = callers;
        this.areas = areas;
        this.offices = offices;
        this.forms = forms;
        this.reports = reports;
        this.place = place;
    }

    @GET
    @Produces(SheetFormat.CSV_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response csv(@Valid @BeanParam SubmissionQuery query, UriInfo uri) throws IOException {
        return sheet(query, uri, SheetFormat.CSV);
    }

    @GET
    @Produces(SheetFormat.XLSX_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response xlsx(@Valid @BeanParam SubmissionQuery query, UriInfo uri) throws IOException {
        return sheet(query, uri, SheetFormat.XLSX);
    }

    /** Of one month the version that its reports are made by; of more than one all of them, the newest first. */
    private List<Form> versions(String name, Optional<YearMonth> month) {
        return month.flatMap(one -> forms.inForce(name, one))
                .map(List::of)
                .orElseGet(() -> forms.all().stream()
                        .filter(form -> form.name().equals(name))
                        .sorted(Comparator.comparing(Form::version).reversed())
                        .toList());
    }

    private Response sheet(SubmissionQuery query, UriInfo uri, SheetFormat format) throws IOException {
        var caller = callers.current();
        var refusal = query.refusalFor(caller, areas);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        var named = uri.getQueryParameters().getFirst("form");
        var name = named == null ? USUAL_FORM : named;
        var versions = versions(name, query.period().map(YearMonth::parse));
        if (versions.isEmpty()) {
            return Problem.response(Refusal.invalid("form", "ไม่มีแบบรายงานนี้", "there is no such form"));
        }
        if (!place.take()) {
            return Problem.response(Refusal.of(ProblemType.UNAVAILABLE));
        }
        var conditions = query.conditions(caller, areas).and("o.form = ?", name);
        var suffix =
                query.period().map(YearMonth::parse).map(month -> "-" + month).orElse("");
        return SheetAnswer.of(
                ReportLayout.of(versions, reports.entries(conditions, versions), offices),
                format,
                "submissions" + suffix,
                "รายงาน" + suffix,
                row -> reports.forEach(conditions, row));
    }
}
