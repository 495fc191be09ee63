package th.localpolicy.platform.audit;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.Bangkok;

/** Who changed what, when, from where, before and after, for the auditors of the offices above. */
@Path("/api/v1/audit/{service}")
@RolesAllowed(Role.AUDITOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "The audit trail, which nobody can change · บันทึกการตรวจสอบที่แก้ไขไม่ได้")
public class AuditResource {

    private final AuditTrail trail;
    private final Callers callers;
    private final String thisService;

    AuditResource(
            AuditTrail trail, Callers callers, @ConfigProperty(name = "quarkus.application.name") String thisService) {
        this.trail = trail;
        this.callers = callers;
        this.thisService = thisService;
    }

    /** What to narrow the trail to. */
    public static class Search {
        @QueryParam("office")
        @Pattern(regexp = "MOI|DLA|P[0-9]{2}|D[0-9]{4}|L[0-9]{2,8}")
        @Parameter(description = "Only what this office did · เฉพาะหน่วยงานนี้", example = "P36")
        String office;

        @QueryParam("kind")
        @Pattern(regexp = "[a-z_]{1,60}")
        @Parameter(description = "Only this kind of thing · เฉพาะชนิดข้อมูล", example = "identity")
        String kind;

        @QueryParam("item")
        @Size(max = 100)
        @Parameter(description = "Only this one, by its id · เฉพาะรายการนี้")
        String item;

        @QueryParam("subject")
        @Size(max = 200)
        @Parameter(description = "Only what this subject did · เฉพาะผู้ใช้นี้")
        String subject;

        @QueryParam("from")
        @Parameter(description = "From this day on, Bangkok time · ตั้งแต่วันที่", example = "2025-01-01")
        LocalDate from;

        @QueryParam("to")
        @Parameter(description = "Up to this day, included · ถึงวันที่", example = "2025-01-31")
        LocalDate to;

        List<FieldFault> wrongDays() {
            var wrong = new ArrayList<FieldFault>();
            if (from != null && !Bangkok.isBusinessDate(from)) {
                wrong.add(outside("from"));
            }
            if (to != null && !Bangkok.isBusinessDate(to)) {
                wrong.add(outside("to"));
            }
            return wrong;
        }

        private static FieldFault outside(String field) {
            return new FieldFault(
                    field, "ต้องอยู่ระหว่าง ค.ศ. 2000 ถึง 2199", "must lie between the years 2000 and 2199");
        }

        AuditTrail.Filter filter() {
            return new AuditTrail.Filter(
                    office,
                    kind,
                    item,
                    subject,
                    from == null ? null : Bangkok.startOf(from),
                    to == null ? null : Bangkok.startOf(to.plusDays(1)));
        }
    }

    /** A page of the trail, as OpenAPI shows it. */
    @Schema(name = "AuditPage")
    record AuditPage(
            List<AuditEntry> items, @Schema(nullable = true) String next, Long total) {}

    @GET
    @Operation(
            operationId = "listAuditEntries",
            summary = "Who changed what, newest first · ใครแก้ไขอะไรเมื่อใด",
            description =
                    "Auditors read what their own office and those under it did; the ministry and the department also "
                            + "what a service did by itself. Entries are written by the database with the change and can neither be "
                            + "changed nor deleted by a service. `limit` and `cursor` walk through all of it for an export. · "
                            + "ผู้ตรวจสอบอ่านได้เฉพาะหน่วยงานของตนและหน่วยงานในสังกัด")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    public Response list(
            @PathParam("service") String service,
            @Valid @BeanParam Search search,
            @Valid @BeanParam PageRequest page,
            UriInfo uri)
            throws SQLException {
        if (!thisService.equals(service + "-service")) {
            throw new NotFoundException();
        }
        var wrong = search.wrongDays();
        if (!wrong.isEmpty()) {
            return Problem.response(Refusal.invalid(wrong));
        }
        var entries =
                trail.page(callers.current().office(), search.filter(), page.after(Long::valueOf), page.limit() + 1);
        return Page.of(entries, page, entry -> String.valueOf(entry.id()), null)
                .answer(uri)
                .build();
    }
}
