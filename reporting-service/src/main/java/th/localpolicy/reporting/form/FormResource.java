package th.localpolicy.reporting.form;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.thai.Bangkok;

/** The report forms, for everybody: there is no secret in an empty form. No read of them meets the database. */
@Path("/api/v1/report-forms")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Report forms", description = "JSON Schemas with Thai titles · แบบรายงาน")
public class FormResource {

    private final Forms forms;
    private final Clock clock;

    FormResource(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * One version of a form.
     *
     * @param inForceFrom the first Gregorian month whose reports are made by it
     */
    @Schema(name = "ReportForm")
    public record FormEntry(
            @Schema(examples = "soft-power-monthly") String form,
            int version,
            @Schema(examples = "2024-01") String inForceFrom,
            String titleTh,
            String titleEn) {}

    /** The forms, as a JSON object so that something may be added beside them. */
    @Schema(name = "ReportForms")
    public record FormList(List<FormEntry> items) {}

    @GET
    @Operation(
            operationId = "listReportForms",
            summary = "All forms in all their versions · รายการแบบรายงานทุกรุ่น",
            description = "For everybody. · เปิดเผยต่อสาธารณะ")
    public FormList list() {
        return new FormList(forms.all().stream()
                .map(form -> new FormEntry(
                        form.name(),
                        form.version(),
                        form.inForceFrom().toString(),
                        form.title().th(),
                        form.title().en()))
                .toList());
    }

    /** @return 200 the JSON Schema; 304; 404 no such form or version, or none in force in that month */
    @GET
    @Path("/{form}")
    @Operation(
            operationId = "getReportForm",
            summary = "A form as JSON Schema 2020-12 with Thai titles · แบบรายงานเป็น JSON Schema",
            description =
                    "The version in force now, in a period, or the one named. For everybody. As CSV or XLSX a sheet "
                            + "to fill in and send to POST /submissions/bulk; for an officer with a line for each report that the "
                            + "office owes now. · ขอเป็นแผ่นงานเพื่อกรอกได้ ผู้ที่ลงชื่อเข้าใช้จะได้หนึ่งบรรทัดต่อรายงานที่ค้างส่ง")
    @APIResponse(
            responseCode = "200",
            description = "The form",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such form · ไม่พบแบบรายงาน",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @PathParam("form") @Pattern(regexp = "[a-z0-9-]{1,64}") String name,
            @QueryParam("version") @Min(1) @Max(10_000) @Parameter(description = "A version · รุ่น") Integer version,
            @QueryParam("period")
                    @Pattern(regexp = "2[01][0-9]{2}-(0[1-9]|1[0-2])")
                    @Parameter(description = "The month to report on · เดือนที่รายงาน", example = "2025-01")
                    String period,
            Request request) {
        var form = version == null ? inForce(name, period) : forms.find(name, version);
        if (form.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        // Weak, for it may be compressed; a version never changes once it is published.
        var tag = new EntityTag(name + "." + form.get().version(), true);
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(form.get().document()))
                .tag(tag)
                .build();
    }

    private Optional<Form> inForce(String name, String period) {
        return forms.inForce(name, period == null ? YearMonth.from(Bangkok.today(clock)) : YearMonth.parse(period));
    }
}
