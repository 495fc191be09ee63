package th.localpolicy.reporting.submission;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.web.IfMatch;
import th.localpolicy.reporting.obligation.OfficeAreas;
import th.localpolicy.reporting.submission.SubmissionView.Item;
import th.localpolicy.reporting.submission.SubmissionView.Versions;
import th.localpolicy.reporting.submission.SubmissionView.Whole;

/** Reports over HTTP: sent in, corrected and read. Decisions are {@link SubmissionDecisionResource}'s. */
@Path("/api/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions", description = "Reports that answer obligations · รายงานที่ส่ง")
public class SubmissionResource {

    private static final String REPORT = """
            {"activities":[{"type":"EVENT","title":"งานประเพณีบุญเดือนหก","startsOn":"2025-01-10","endsOn":"2025-01-12",\
            "budget":"125000.50","budgetSource":"LOCAL","participants":1200,"income":"480000.00"}],\
            "reporter":{"position":"ท้องถิ่นอำเภอ"}}""";

    private static final String FIRST =
            "{\"obligationId\":\"0193f2a1-7c1e-7a52-9d0b-6f3b1f0c2a11\",\"report\":" + REPORT + "}";

    private final SubmitReport reports;
    private final SubmissionList list;
    private final Reporting reporting;
    private final OfficeAreas areas;
    private final Callers callers;

    SubmissionResource(
            SubmitReport reports, SubmissionList list, Reporting reporting, OfficeAreas areas, Callers callers) {
        this.reports = reports;
        this.list = list;
        this.reporting = reporting;
        this.areas = areas;
        this.callers = callers;
    }

    /** Sends a report in; it counts as submitted now. Refusals as of {@link SubmitReport#file}. */
    @POST
    @RolesAllowed(Role.OFFICER)
    @Idempotent
    @Operation(
            operationId = "submitReport",
            summary = "Sends a report in, late or not · ส่งรายงาน ส่งล่าช้าได้และจะบันทึกว่าล่าช้ากี่วัน",
            description =
                    "Role: officer of the office that owes it; what came on paper or by LINE is written down by an "
                            + "officer of an office above it. Checked by the form in force for the month; every fault is told at "
                            + "once, by field.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SubmissionDraft.First.class),
                            examples = {
                                @ExampleObject(name = "report", value = FIRST),
                                @ExampleObject(
                                        name = "nothing done",
                                        value =
                                                "{\"obligationId\":\"0193f2a1-7c1e-7a52-9d0b-6f3b1f0c2a11\",\"report\":{\"nil\":true}}")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The submission",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    public Response submit(@NotNull @Valid SubmissionDraft.First draft) {
        var caller = callers.current();
        return reports.file(caller, draft.filing())
                .answer(filed -> Response.created(URI.create(
                                "/api/v1/submissions/" + filed.submission().id()))
                        .entity(whole(caller, filed))
                        .tag(IfMatch.tag(filed.submission().version()))
                        .build());
    }

    /** Corrects a report that was returned or is not yet accepted. 412 for whoever read an older version. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.OFFICER)
    @Operation(
            operationId = "correctReport",
            summary = "Corrects a report; needs If-Match; every version is kept · แก้ไขรายงาน",
            description =
                    "Role: officer of the office that owes it, or of one above it for what came on paper or by LINE.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SubmissionDraft.Correction.class),
                            examples = @ExampleObject(name = "correction", value = "{\"report\":" + REPORT + "}")))
    @APIResponse(
            responseCode = "200",
            description = "The submission as it now is",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    public Response correct(
            @PathParam("id") UUID id, @NotNull @Valid SubmissionDraft.Correction draft, HttpHeaders headers)
            throws SQLException {
        var caller = callers.current();
        var found = list.find(id);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var obligation = found.get().submission().obligation().id();
        return reports.file(caller, draft.filing(obligation, IfMatch.of(headers)))
                .answer(filed -> Response.ok(whole(caller, filed))
                        .tag(IfMatch.tag(filed.submission().version()))
                        .build());
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
    @Operation(
            operationId = "listSubmissions",
            summary = "Reports that were sent in, by their due day · รายการรายงานที่ส่งแล้ว",
            description =
                    "Roles: officer, auditor, operator. An office sees its own and those of the offices under it.")
    @APIResponse(
            responseCode = "200",
            description =
                    "A page of submissions, without what they say; as CSV or XLSX all of them, in the form's columns",
            content = {
                @Content(schema = @Schema(implementation = SubmissionPage.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response list(@Valid @BeanParam SubmissionQuery query, @Valid @BeanParam PageRequest page, UriInfo uri)
            throws SQLException {
        var caller = callers.current();
        var refusal = query.refusalFor(caller, areas);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        var after = page.after(SubmissionList.Key::of);
        var rows = list.page(query.conditions(caller, areas), after, page.limit() + 1);
        var total = page.count() ? list.count(query.conditions(caller, areas)) : null;
        return Page.of(rows, page, SubmissionList.Key::text, total).answer(uri).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
    @Operation(
            operationId = "getSubmission",
            summary = "One report with what it says · รายงานหนึ่งฉบับ",
            description = "Roles: officer, auditor, operator of the reporter or of an office above it. Whom to ask is "
                    + "masked for all but the offices between reporter and recipient.")
    @APIResponse(
            responseCode = "200",
            description = "The submission, its version as ETag",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such submission · ไม่พบรายงาน",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") UUID id, Request request) throws SQLException {
        var caller = callers.current();
        return seen(caller, id).answer(found -> {
            var tag = IfMatch.tag(found.submission().version());
            var unchanged = request.evaluatePreconditions(tag);
            return (unchanged != null ? unchanged : Response.ok(whole(caller, reporting, found)))
                    .tag(tag)
                    .build();
        });
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
    @Operation(
            operationId = "listSubmissionVersions",
            summary = "Every version with the decision on it, first one first · รายงานทุกรุ่นและผลการพิจารณา",
            description = "Roles: officer, auditor, operator of the reporter or of an office above it.")
    @APIResponse(
            responseCode = "200",
            description = "The versions",
            content = @Content(schema = @Schema(implementation = Versions.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such submission · ไม่พบรายงาน",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response versions(@PathParam("id") UUID id) throws SQLException {
        return switch (seen(callers.current(), id)) {
            case Outcome.Refused<SubmissionList.Whole>(Refusal refusal) -> Problem.response(refusal);
            case Outcome.Done<SubmissionList.Whole> done ->
                Response.ok(new Versions(list.versions(id))).build();
        };
    }

    private Outcome<SubmissionList.Whole> seen(Caller caller, UUID id) throws SQLException {
        var found = list.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        return reporting.maySee(caller, found.get().submission().obligation())
                ? Outcome.done(found.get())
                : Outcome.refused(Refusal.outsideYourOffice());
    }

    static Whole whole(Caller caller, Reporting reporting, SubmissionList.Whole found) {
        var contact = found.contact();
        return new Whole(
                Item.of(found.submission()),
                found.formVersion(),
                found.report(),
                contact == null
                                || reporting.maySeeContact(
                                        caller, found.submission().obligation())
                        ? contact
                        : contact.masked(),
                found.decision());
    }

    /** Of a report just filed all is at hand: what it says was checked a moment ago, and nobody has decided on it. */
    private Whole whole(Caller caller, Filed filed) {
        return whole(
                caller,
                reporting,
                new SubmissionList.Whole(
                        filed.submission(),
                        filed.report().formVersion(),
                        filed.report().text(),
                        filed.report().contact().orElse(null),
                        null));
    }

    /** A page, as OpenAPI shows it. */
    record SubmissionPage(
            List<Item> items, @Schema(nullable = true) String next, Long total) {}
}
