package th.localpolicy.identity.activity;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.identity.identity.IdentityDoor;
import th.localpolicy.identity.identity.IdentityDoor.Behind;
import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Outcome.Refused;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.web.IfMatch;

/** The activities for an identity over HTTP. */
@Path("/api/v1/identities/{id}/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Activities", description = "What is done for an identity · กิจกรรมของอัตลักษณ์ ๙ ประเภท")
public class ActivityResource {

    static final String EXAMPLE = """
            {"kind":"TOURISM_EVENT","title":"งานเทศกาลดอกกระเจียวบาน","startsOn":"2025-07-01","endsOn":"2025-07-03",\
            "place":"อุทยานแห่งชาติป่าหินงาม","budget":[{"source":"PROVINCE","amount":150000.00},\
            {"source":"LAO","amount":80000.00}],"participants":1200,"tourists":5400,"income":320000.50,"jobsCreated":35}""";

    private final IdentityDoor identities;
    private final Activities activities;
    private final RecordActivity recording;
    private final Callers callers;

    ActivityResource(IdentityDoor identities, Activities activities, RecordActivity recording, Callers callers) {
        this.identities = identities;
        this.activities = activities;
        this.recording = recording;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Role.OFFICER)
    @Idempotent
    @Operation(
            operationId = "recordActivity",
            summary = "Writes an activity for the identity down · บันทึกกิจกรรม",
            description =
                    "One of the nine kinds of the guideline, with its dates, its budget by source, the people and the"
                            + " income. For officers of the district, of local administrations in it and of the lead and supporting"
                            + " offices · กิจกรรม ๙ ประเภท วันที่ งบประมาณและแหล่งงบ ผู้เข้าร่วม และรายได้")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ActivityDraft.class),
                            examples = @ExampleObject(name = "event", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The activity, its version as ETag",
            content = @Content(schema = @Schema(implementation = Activity.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid ActivityDraft draft) throws SQLException {
        return recording
                .record(callers.current(), id, draft)
                .answer(activity -> Response.created(
                                URI.create("/api/v1/identities/" + id + "/activities/" + activity.id()))
                        .entity(activity)
                        .tag(IfMatch.tag(activity.version()))
                        .build());
    }

    /** Corrects a record, as a whole. 412 for whoever read an older version, 428 for whoever does not say which. */
    @PUT
    @Path("/{activity}")
    @RolesAllowed(Role.OFFICER)
    @Operation(
            operationId = "correctActivity",
            summary = "Corrects the record of an activity, such as a budget typed wrong; needs If-Match ·"
                    + " แก้ไขบันทึกกิจกรรม",
            description =
                    "The whole record is written anew: what is left out is no longer known. For the offices that may"
                            + " record one; what stood there before is kept in the audit trail ·"
                            + " เขียนทับทั้งรายการ ข้อมูลเดิมเก็บไว้ในบันทึกการตรวจสอบ")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ActivityDraft.class),
                            examples = @ExampleObject(name = "event", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The activity as it now is",
            content = @Content(schema = @Schema(implementation = Activity.class)))
    public Response correct(
            @PathParam("id") UUID id,
            @PathParam("activity") UUID activity,
            @NotNull @Valid ActivityDraft draft,
            HttpHeaders headers)
            throws SQLException {
        return recording
                .correct(callers.current(), id, activity, IfMatch.of(headers), draft)
                .answer(ActivityResource::whole);
    }

    /** Takes a record away, such as one made twice. 412 and 428 as for a correction. */
    @DELETE
    // Who expects nothing but a refusal asks for no more.
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE_NAME})
    @Path("/{activity}")
    @RolesAllowed(Role.OFFICER)
    @Operation(
            operationId = "removeActivity",
            summary = "Takes the record of an activity away; needs If-Match · ลบบันทึกกิจกรรม",
            description = "For the offices that may record one. The record is kept in the audit trail ·"
                    + " ข้อมูลเดิมเก็บไว้ในบันทึกการตรวจสอบ")
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the version that was read · รุ่นที่อ่าน",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "204", description = "It is gone · ลบแล้ว")
    @APIResponse(
            responseCode = "404",
            description = "No such activity · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The identity is withdrawn · อัตลักษณ์ถูกเพิกถอนแล้ว",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody changed it since · มีผู้แก้ไขไปแล้ว",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing · ต้องระบุรุ่นที่อ่าน",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response remove(@PathParam("id") UUID id, @PathParam("activity") UUID activity, HttpHeaders headers)
            throws SQLException {
        return recording
                .remove(callers.current(), id, activity, IfMatch.of(headers))
                .answer(gone -> Response.noContent().build());
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(
            operationId = "listActivities",
            summary = "The activities for an identity, newest first · รายการกิจกรรม",
            description =
                    "For the offices that carry the identity and those above its district · สำหรับหน่วยงานที่เกี่ยวข้อง")
    @APIResponse(
            responseCode = "200",
            description = "A page of activities",
            content = @Content(schema = @Schema(implementation = ActivityPage.class)))
    public Response list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page, UriInfo uri)
            throws SQLException {
        var after = page.after(UUID::fromString);
        if (identities.openToChain(id, callers.current()) instanceof Refused<Behind>(Refusal refusal)) {
            return Problem.response(refusal);
        }
        var found = activities.page(id, after, page.limit() + 1, page.count());
        return Page.of(
                        found.activities(),
                        page,
                        activity -> activity.id().toString(),
                        page.count() ? found.total() : null)
                .answer(uri)
                .build();
    }

    @GET
    @Path("/{activity}")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(operationId = "getActivity", summary = "One activity for an identity · กิจกรรมหนึ่งรายการ")
    @APIResponse(
            responseCode = "200",
            description = "The activity, its version as ETag",
            content = @Content(schema = @Schema(implementation = Activity.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    public Response get(@PathParam("id") UUID id, @PathParam("activity") UUID activity, Request request)
            throws SQLException {
        if (identities.openToChain(id, callers.current()) instanceof Refused<Behind>(Refusal refusal)) {
            return Problem.response(refusal);
        }
        var found = activities.find(id, activity);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var tag = IfMatch.tag(found.get().version());
        var unchanged = request.evaluatePreconditions(tag);
        return unchanged != null ? unchanged.tag(tag).build() : whole(found.get());
    }

    private static Response whole(Activity activity) {
        return Response.ok(activity).tag(IfMatch.tag(activity.version())).build();
    }

    /** A page, as OpenAPI shows it. */
    record ActivityPage(
            List<Activity> items, @Schema(nullable = true) String next, Long total) {}
}
