package th.localpolicy.reporting.compilation;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.reporting.obligation.OfficeAreas;

/** Reports rolled up the chain: a province's over its districts, the department's national table over the provinces. */
@Path("/api/v1/compilations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Compilations", description = "Reports rolled up the chain · การรวบรวมรายงานขึ้นตามลำดับชั้น")
public class CompilationResource {

    private static final String PERIOD = "2[01][0-9]{2}-(0[1-9]|1[0-2])";

    private final CompileReports compiling;
    private final Compilations compilations;
    private final OfficeAreas areas;
    private final Callers callers;
    private final DataSource database;

    CompilationResource(
            CompileReports compiling,
            Compilations compilations,
            OfficeAreas areas,
            Callers callers,
            DataSource database) {
        this.compiling = compiling;
        this.compilations = compilations;
        this.areas = areas;
        this.callers = callers;
        this.database = database;
    }

    /** @param directiveId the letter that asks for the reports, or the letter at the top of its chain */
    @Schema(name = "NewCompilation")
    record Request(
            @NotNull UUID directiveId,

            @NotNull @Pattern(regexp = PERIOD) @Schema(examples = "2025-01")
            String period) {}

    /** Which compilation is looked for. */
    public static class Question {

        @QueryParam("directive")
        @NotNull
        @Parameter(description = "The letter, or the one at the top of its chain · หนังสือ")
        UUID directive;

        @QueryParam("period")
        @NotNull
        @Pattern(regexp = PERIOD)
        @Parameter(description = "A Gregorian month · เดือนที่รายงาน (ค.ศ.)", example = "2025-01")
        String period;

        @QueryParam("office")
        @Pattern(regexp = "MOI|DLA|P[0-9]{2}|D[0-9]{4}")
        @Parameter(description = "The office that compiled; the caller's when absent · หน่วยงาน", example = "P36")
        String office;

        OfficeCode officeOr(OfficeCode callers) {
            return office == null ? callers : new OfficeCode(office);
        }
    }

    /** The compilations, as a JSON object so that something may be added beside them. */
    @Schema(name = "Compilations")
    public record CompilationList(List<CompilationView> items) {}

    @POST
    @RolesAllowed(Role.APPROVER)
    @Idempotent
    @Operation(
            operationId = "compileReports",
            summary =
                    "Rolls the accepted reports under the office up into its own · รวบรวมรายงานที่รับรองแล้วส่งหน่วยเหนือ",
            description = "Role: approver. Sums are computed; who is missing is named. Again: what was accepted since "
                    + "becomes a numbered addendum. · ยอดรวมคำนวณโดยระบบ ฉบับที่มาทีหลังเป็นภาคผนวก")
    @APIResponse(
            responseCode = "200",
            description = "The compilation as it now is",
            content = @Content(schema = @Schema(implementation = CompilationView.class)))
    public Response compile(@NotNull @Valid Request request) {
        return compiling
                .compile(callers.current(), request.directiveId(), request.period())
                .answer(compiled -> Response.ok(compiled).build());
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
    @Operation(
            operationId = "findCompilation",
            summary = "The compilation of an office for a letter and a month · รายงานรวมของหน่วยงาน",
            description = "Roles: officer, auditor, operator of the office or of one above it.")
    @APIResponse(
            responseCode = "200",
            description = "One, or none when nothing was compiled yet; as CSV or XLSX its table, office by office",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CompilationList.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "404",
            description = "As CSV or XLSX: nothing was compiled yet · ยังไม่ได้รวบรวม",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response list(@Valid @BeanParam Question question) throws SQLException {
        var caller = callers.current();
        var of = question.officeOr(caller.office());
        if (!areas.covers(caller.office(), of)) {
            return Problem.response(Refusal.outsideYourOffice());
        }
        try (var connection = database.getConnection()) {
            var id = compilations.idOf(connection, question.directive, question.period, of.value());
            return Response.ok(new CompilationList(
                            id.isEmpty()
                                    ? List.of()
                                    : compilations.find(connection, id.get()).stream()
                                            .toList()))
                    .build();
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
    @Operation(
            operationId = "getCompilation",
            summary = "One compilation, office by office · รายงานรวมหนึ่งฉบับ แยกรายหน่วยงาน",
            description = "Roles: officer, auditor, operator of the office or of one above it.")
    @APIResponse(
            responseCode = "200",
            description = "The compilation; as CSV or XLSX its table, office by office with the sum as the last line",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CompilationView.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "404",
            description = "No such compilation · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            var found = compilations.find(connection, id);
            if (found.isEmpty()) {
                return Problem.response(Refusal.notFound());
            }
            return areas.covers(
                            callers.current().office(),
                            new OfficeCode(found.get().office()))
                    ? Response.ok(found.get()).build()
                    : Problem.response(Refusal.outsideYourOffice());
        }
    }
}
