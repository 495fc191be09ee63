package th.localpolicy.reporting.obligation;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.web.IfMatch;

/** Who must report what to whom by when, for the offices concerned and those above them. */
@Path("/api/v1/obligations")
@RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Obligations", description = "Who must report what by when · ภาระการรายงาน")
public class ObligationResource {

    private static final String EXAMPLE = """
            {"id":"0193f2a1-7c1e-7a52-9d0b-6f3b1f0c2a11","version":1,"directiveId":"0193f2a1-0000-7a52-9d0b-6f3b1f0c2a11",
            "rootDirectiveId":"0193f2a1-0000-7a52-9d0b-6f3b1f0c2a11","form":"soft-power-monthly","period":"2025-01",
            "reporter":"D3604","level":"DISTRICT","recipient":"P36","dueOn":"2025-01-20","status":"OPEN"}""";

    private final ObligationList obligations;
    private final OfficeAreas areas;
    private final Callers callers;
    private final Clock clock;

    ObligationResource(ObligationList obligations, OfficeAreas areas, Callers callers, Clock clock) {
        this.obligations = obligations;
        this.areas = areas;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * The obligations of the caller's office and of those under it. Two statements at most, whatever the page.
     *
     * @return 200 a page; 400 a parameter that cannot be; 403 {@code office} or {@code under} is outside the caller's office
     */
    @GET
    @Operation(
            operationId = "listObligations",
            summary = "Reports that are owed, by their day · รายการภาระการรายงาน เรียงตามวันครบกำหนด",
            description = "Roles: officer, auditor, operator. An office sees itself and the offices under it. What the "
                    + "caller's office has to do now: owed=true&office= its code. · "
                    + "หน่วยงานเห็นเฉพาะของตนเองและในสังกัด งานที่ต้องทำตอนนี้: owed=true&office= รหัสหน่วยงาน")
    @APIResponse(
            responseCode = "200",
            description = "A page of obligations",
            content =
                    @Content(
                            schema = @Schema(implementation = ObligationPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = "{\"items\":[" + EXAMPLE + "],\"next\":null}")))
    public Response list(
            @Valid @BeanParam ObligationQuery query,
            @QueryParam("status")
                    @Parameter(
                            description = "OVERDUE is open past its day; may stand more than once · สถานะ ระบุซ้ำได้")
                    List<ObligationStatus> status,
            @QueryParam("answered")
                    @Parameter(description = "Whether a report is there, in whatever state · มีรายงานแล้วหรือยัง")
                    Boolean answered,
            @QueryParam("owed")
                    @Parameter(
                            description =
                                    "true: what is to be done now: not sent in or sent back, of a month that has begun; "
                                            + "false: all else · ที่ต้องส่งหรือแก้ไขตอนนี้")
                    Boolean owed,
            @Valid @BeanParam PageRequest page,
            UriInfo uri)
            throws SQLException {
        var caller = callers.current();
        var refusal = query.refusalFor(caller, areas);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        var today = Bangkok.today(clock);
        var after = page.after(ObligationList.Key::of);
        var rows = obligations.page(
                narrowed(query.conditions(caller, areas), status, answered, owed, today),
                after,
                page.limit() + 1,
                today);
        var total = page.count()
                ? obligations.count(narrowed(query.conditions(caller, areas), status, answered, owed, today))
                : null;
        return Page.of(rows, page, ObligationList.Key::text, total).answer(uri).build();
    }

    private static Conditions narrowed(
            Conditions conditions, List<ObligationStatus> status, Boolean answered, Boolean owed, LocalDate today) {
        if (answered != null) {
            conditions.and(answered ? "o.status in ('SUBMITTED', 'RETURNED', 'ACCEPTED')" : "o.status = 'OPEN'");
        }
        if (owed != null) {
            conditions.owed(owed, today);
        }
        if (status.isEmpty()) {
            return conditions;
        }
        return conditions.and(
                "case when o.status = 'OPEN' and o.due_on < ? then 'OVERDUE' else o.status end = any (?)",
                today,
                status.stream().map(Enum::name).toArray(String[]::new));
    }

    /** @return 200, its version as ETag; 304; 404 there is none; 403 its reporter is outside the caller's office */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getObligation",
            summary = "One obligation · ภาระการรายงานหนึ่งรายการ",
            description = "Roles: officer, auditor, operator of the reporter or of an office above it.")
    @APIResponse(
            responseCode = "200",
            description = "The obligation, its version as ETag",
            content =
                    @Content(
                            schema = @Schema(implementation = ObligationView.class),
                            examples = @ExampleObject(name = "obligation", value = EXAMPLE)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such obligation · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") UUID id, Request request) throws SQLException {
        var found = obligations.find(id);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var obligation = found.get();
        if (!areas.covers(callers.current().office(), obligation.reporter())) {
            return Problem.response(Refusal.outsideYourOffice());
        }
        var tag = IfMatch.tag(obligation.version());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(obligation.view(Bangkok.today(clock))))
                .tag(tag)
                .build();
    }

    /** A page, as OpenAPI shows it. */
    record ObligationPage(
            List<ObligationView> items,
            @Schema(nullable = true) String next,
            Long total) {}
}
