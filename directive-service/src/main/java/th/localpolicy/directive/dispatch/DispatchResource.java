package th.localpolicy.directive.dispatch;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.directive.dispatch.DispatchTrail.DispatchStep;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.web.IfMatch;

/** The letters an office was sent, over HTTP. The steps it takes with them are {@link DispatchStepResource}'s. */
@Path("/api/v1/dispatches")
@RolesAllowed({Role.OFFICER, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dispatches", description = "Letters at the offices they were sent to · หนังสือที่ส่งถึงหน่วยงาน")
public class DispatchResource {

    private final Callers callers;
    private final OfficeTree tree;
    private final DispatchReading reading;
    private final DispatchTrail trail;
    private final Registers registers;

    DispatchResource(
            Callers callers, OfficeTree tree, DispatchReading reading, DispatchTrail trail, Registers registers) {
        this.callers = callers;
        this.tree = tree;
        this.reading = reading;
        this.trail = trail;
        this.registers = registers;
    }

    @GET
    @Operation(
            operationId = "listDispatches",
            summary = "The caller's inbox, newest first · หนังสือเข้าของหน่วยงาน",
            description =
                    "What the caller's own office was sent; with `under`, all that an office in its subtree and the offices under that were sent. As a sheet all of it in one · หนังสือที่ส่งถึงหน่วยงานของตน หรือถึงหน่วยงานในสังกัดเมื่อระบุ under ขอเป็นแผ่นงานได้ครบทุกฉบับ")
    @APIResponse(
            responseCode = "200",
            description = "A page of dispatches",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DispatchPage.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response list(@Valid @BeanParam Inbox inbox, @Valid @BeanParam PageRequest page, UriInfo uri) {
        return inbox.reach(callers.current(), tree).answer(reach -> {
            var filter = inbox.filter();
            var rows = reading.page(reach, filter, page.after(UUID::fromString), page.limit() + 1);
            var total = page.count() ? reading.count(reach, filter) : null;
            return Page.of(rows, page, dispatch -> dispatch.id().toString(), total)
                    .answer(uri)
                    .build();
        });
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getDispatch",
            summary = "One dispatch with its receipts, for its chain · หนังสือถึงหน่วยงานหนึ่ง พร้อมเลขรับ")
    @APIResponse(
            responseCode = "200",
            description = "The dispatch, its version as ETag",
            content = @Content(schema = @Schema(implementation = DispatchView.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such dispatch",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") UUID id, Request request) {
        var found = reading.find(id);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var dispatch = found.get();
        if (!inChain(callers.current(), dispatch)) {
            return Problem.response(Refusal.outsideYourOffice());
        }
        var tag = IfMatch.tag(dispatch.version());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(dispatch)).tag(tag).build();
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            operationId = "getDispatchHistory",
            summary = "Who did what with it when, for its chain · ประวัติการดำเนินการ")
    @APIResponse(
            responseCode = "200",
            description = "The steps, first one first",
            content = @Content(schema = @Schema(implementation = DispatchHistory.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such dispatch",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response history(@PathParam("id") UUID id) {
        var found = reading.find(id);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        return inChain(callers.current(), found.get())
                ? Response.ok(new DispatchHistory(trail.of(id))).build()
                : Problem.response(Refusal.outsideYourOffice());
    }

    @GET
    @Path("/register")
    @Operation(
            operationId = "listRegister",
            summary = "A register of letters received, by its numbers · ทะเบียนหนังสือรับ",
            description =
                    "Of an office, or of a unit inside it, for a calendar year; cancelled numbers stand in it, marked. As a sheet the whole year, with the columns of the regulation's form (cl. 38) · ของหน่วยงานหรือหน่วยงานย่อย ในปีปฏิทิน เลขที่ยกเลิกคงอยู่พร้อมหมายเหตุ ขอเป็นแผ่นงานตามแบบของระเบียบ (ข้อ ๓๘) ได้ทั้งปี")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries, lowest number first",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RegisterPage.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response register(@Valid @BeanParam RegisterQuery query, @Valid @BeanParam PageRequest page, UriInfo uri) {
        return query.of(callers.current(), tree, reading.thisYear()).answer(register -> {
            var rows = registers.page(register, page.after(Integer::valueOf).orElse(0), page.limit() + 1);
            var total = page.count() ? registers.lastNumber(register) : null;
            return Page.of(rows, page, entry -> Integer.toString(entry.receipt().number()), total)
                    .answer(uri)
                    .build();
        });
    }

    /** Its recipient and its sender see a dispatch, and the offices above either. */
    private boolean inChain(Caller caller, DispatchView dispatch) {
        return tree.covers(caller.office(), new OfficeCode(dispatch.recipient()))
                || tree.covers(caller.office(), new OfficeCode(dispatch.sender()));
    }

    /** What an inbox is narrowed to, as the query says. */
    public static class Inbox {

        @QueryParam("status")
        DispatchStatus status;

        @QueryParam("directive")
        @Parameter(description = "Of one letter · เฉพาะหนังสือฉบับหนึ่ง")
        UUID directive;

        @QueryParam("overdue")
        @Parameter(description = "Whether a step is late · เฉพาะที่เกินกำหนด")
        Boolean overdue;

        @QueryParam("under")
        @Pattern(regexp = OFFICE)
        @Parameter(description = "An office of the caller's subtree · หน่วยงานในสังกัด", example = "P36")
        String under;

        /** Of the caller's own office, or of what stands under an office that the caller's stands above, or is. */
        Outcome<Reach> reach(Caller caller, OfficeTree tree) {
            if (under == null) {
                return Outcome.done(Reach.only(caller.office(), "own"));
            }
            var upper = new OfficeCode(under);
            return tree.covers(caller.office(), upper)
                    ? Outcome.done(Reach.of(upper, "under"))
                    : Outcome.refused(Refusal.outsideYourOffice());
        }

        DispatchReading.Filter filter() {
            return new DispatchReading.Filter(status, directive, overdue);
        }
    }

    static final String OFFICE = "MOI|DLA|P[0-9]{2}|D[0-9]{4}|L[0-9]{2,6}";

    /** A page, as OpenAPI shows it. */
    record DispatchPage(
            List<DispatchView> items,
            @Schema(nullable = true) String next,
            Long total) {}

    /** A page, as OpenAPI shows it. */
    record RegisterPage(
            List<RegisterEntry> items,
            @Schema(nullable = true) String next,
            Long total) {}

    /** The steps, as a JSON object so that something may be added beside them. */
    @Schema(name = "DispatchHistory")
    public record DispatchHistory(List<DispatchStep> items) {}
}
