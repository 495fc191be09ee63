package th.localpolicy.reporting.compilation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.reporting.compilation.CompilationResource.Question;
import th.localpolicy.reporting.compilation.CompilationView.Head;
import th.localpolicy.reporting.obligation.OfficeAreas;

/**
 * A compilation as a spreadsheet: the department's national table, a province's over its districts. It consumes, in name,
 * what the JSON answers beside it do: among methods of one address the framework looks at that before it looks at what is
 * asked for.
 */
@Path("/api/v1/compilations")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
public class CompilationSheetResource {

    /** Whoever takes anything gets JSON. */
    private static final String BEHIND_JSON = ";qs=0.5";

    private final Compilations compilations;
    private final CompilationTable table;
    private final CompilationSheet sheet;
    private final OfficeAreas areas;
    private final Callers callers;
    private final DataSource database;

    CompilationSheetResource(
            Compilations compilations,
            CompilationTable table,
            CompilationSheet sheet,
            OfficeAreas areas,
            Callers callers,
            DataSource database) {
        this.compilations = compilations;
        this.table = table;
        this.sheet = sheet;
        this.areas = areas;
        this.callers = callers;
        this.database = database;
    }

    @GET
    @Produces(SheetFormat.CSV_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response foundAsCsv(@Valid @BeanParam Question question) throws SQLException {
        return found(question, SheetFormat.CSV);
    }

    @GET
    @Produces(SheetFormat.XLSX_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response foundAsXlsx(@Valid @BeanParam Question question) throws SQLException {
        return found(question, SheetFormat.XLSX);
    }

    @GET
    @Path("/{id}")
    @Produces(SheetFormat.CSV_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response csv(@PathParam("id") UUID id) throws SQLException {
        return sheet(id, SheetFormat.CSV);
    }

    @GET
    @Path("/{id}")
    @Produces(SheetFormat.XLSX_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response xlsx(@PathParam("id") UUID id) throws SQLException {
        return sheet(id, SheetFormat.XLSX);
    }

    private Response found(Question question, SheetFormat format) throws SQLException {
        var of = question.officeOr(callers.current().office());
        if (!areas.covers(callers.current().office(), of)) {
            return Problem.response(Refusal.outsideYourOffice());
        }
        try (var connection = database.getConnection()) {
            var id = compilations.idOf(connection, question.directive, question.period, of.value());
            return id.isEmpty()
                    ? Problem.response(Refusal.of(
                            ProblemType.NOT_FOUND,
                            "หน่วยงานนี้ยังไม่ได้รวบรวมรายงานของเดือนนั้น",
                            "The office has not compiled the reports of that month yet"))
                    : sheet(connection, compilations.head(connection, id.get()), format);
        }
    }

    private Response sheet(UUID id, SheetFormat format) throws SQLException {
        try (var connection = database.getConnection()) {
            return sheet(connection, compilations.head(connection, id), format);
        }
    }

    private Response sheet(Connection connection, Optional<Head> head, SheetFormat format) throws SQLException {
        if (head.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        return areas.covers(
                        callers.current().office(), new OfficeCode(head.get().office()))
                ? sheet.answer(head.get(), table.of(connection, head.get().id()), format)
                : Problem.response(Refusal.outsideYourOffice());
    }
}
