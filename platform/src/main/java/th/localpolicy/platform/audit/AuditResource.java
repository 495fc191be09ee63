package th.localpolicy.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.sheet.NdjsonReader;
import th.localpolicy.platform.sheet.OpenExports;
import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLayout;
import th.localpolicy.platform.thai.Bangkok;

/** Who changed what, when, from where, before and after, for the auditors of the offices above. */
@Path("/api/v1/audit/{service}")
@RolesAllowed(Role.AUDITOR)
@Tag(name = "Audit", description = "The audit trail, which nobody can change · บันทึกการตรวจสอบที่แก้ไขไม่ได้")
public class AuditResource {

    private static final String NDJSON = NdjsonReader.MEDIA_TYPE + ";qs=0.6";
    private static final String CSV = SheetFormat.CSV_TYPE + ";qs=0.5";
    private static final String XLSX = SheetFormat.XLSX_TYPE + ";qs=0.4";

    private static final String EXAMPLE = """
            {"items":[{"id":4711,"at":"2025-02-03T02:15:00.123Z","office":"P36","subject":"p36-approver","address":"10.0.3.7",\
            "correlation":"7a1f6c52-4c1e-4d0e-9a3c-2f1f2a3b4c5d",\
            "request":"POST /api/v1/identities/0197f0c2-8a51-7cc0-b1a4-5b6c7d8e9f01/endorse","kind":"identity",\
            "item":"0197f0c2-8a51-7cc0-b1a4-5b6c7d8e9f01","action":"CHANGED",\
            "before":{"status":"SUBMITTED","version":2,"registered_on":null},\
            "after":{"status":"REGISTERED","version":3,"registered_on":"2025-02-03"}}],"next":null}""";

    private final AuditTrail trail;
    private final AuditSheet sheet;
    private final OpenExports.Place place;
    private final Callers callers;
    private final ObjectMapper json;
    private final String thisService;

    AuditResource(
            AuditTrail trail,
            AuditSheet sheet,
            OpenExports.Place place,
            Callers callers,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String thisService) {
        this.trail = trail;
        this.sheet = sheet;
        this.place = place;
        this.callers = callers;
        this.json = json;
        this.thisService = thisService;
    }

    /** What to narrow the trail to. */
    public static class Search {
        @QueryParam("office")
        @Pattern(regexp = "MOI|DLA|P[0-9]{2}|D[0-9]{4}|L[0-9]{2,6}")
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
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAuditEntries",
            summary = "Who changed what, newest first · ใครแก้ไขอะไรเมื่อใด",
            description =
                    "Auditors read what their own office and those under it did; the ministry and the department also "
                            + "what a service did by itself. Entries are written by the database with the change and can neither be "
                            + "changed nor deleted by a service. A page of very large entries may hold fewer than `limit`. By Accept "
                            + "as NDJSON, CSV or XLSX: everything the same filters leave, in one answer without pages; 503 with "
                            + "Retry-After while others export. · ผู้ตรวจสอบอ่านได้เฉพาะหน่วยงานของตนและหน่วยงานในสังกัด "
                            + "ส่งออกทั้งหมดเป็น NDJSON, CSV หรือ XLSX ได้ด้วยส่วนหัว Accept")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries, or all of them as NDJSON or as a sheet",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AuditPage.class),
                        examples = @ExampleObject(name = "endorsement", value = EXAMPLE)),
                @Content(mediaType = NdjsonReader.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response list(
            @PathParam("service") String service,
            @Valid @BeanParam Search search,
            @Valid @BeanParam PageRequest page,
            UriInfo uri)
            throws SQLException {
        var refusal = refusalFor(service, search);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        var found = trail.page(callers.current().office(), search.filter(), page.after(Long::valueOf), page.limit());
        return Page.of(found.entries(), found.more(), entry -> String.valueOf(entry.id()))
                .answer(uri)
                .build();
    }

    @GET
    @Produces(NDJSON)
    @Operation(hidden = true)
    public Response lines(@PathParam("service") String service, @Valid @BeanParam Search search) {
        return export(service, search, entries -> {
            StreamingOutput body = out -> entries.forEach(entry -> {
                try {
                    out.write(json.writeValueAsBytes(entry));
                    out.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return Response.ok(body, NdjsonReader.MEDIA_TYPE)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build();
        });
    }

    @GET
    @Produces(CSV)
    @Operation(hidden = true)
    public Response csv(@PathParam("service") String service, @Valid @BeanParam Search search) {
        return export(service, search, entries -> sheetOf(entries, SheetFormat.CSV));
    }

    @GET
    @Produces(XLSX)
    @Operation(hidden = true)
    public Response xlsx(@PathParam("service") String service, @Valid @BeanParam Search search) {
        return export(service, search, entries -> sheetOf(entries, SheetFormat.XLSX));
    }

    private Response sheetOf(SheetLayout.Source<AuditEntry> entries, SheetFormat format) {
        return SheetAnswer.of(
                sheet.layout(), format, "audit-" + thisService, "บันทึกการตรวจสอบ-" + thisService, entries);
    }

    /** All that fits the filter; read while it is sent, and so for the office that asked before. */
    private Response export(String service, Search search, Function<SheetLayout.Source<AuditEntry>, Response> answer) {
        var refusal = refusalFor(service, search);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        var auditor = callers.current().office();
        if (!place.take()) {
            return Problem.response(Refusal.of(ProblemType.UNAVAILABLE));
        }
        return answer.apply(entry -> trail.forEach(auditor, search.filter(), entry));
    }

    private Optional<Refusal> refusalFor(String service, Search search) {
        if (!thisService.equals(service + "-service")) {
            return Optional.of(Refusal.notFound());
        }
        var wrong = search.wrongDays();
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(wrong));
    }
}
