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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

/** The activities for an identity over HTTP. */
@Path("/api/v1/identities/{id}/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Activities", description = "What is done for an identity · กิจกรรมของอัตลักษณ์ ๙ ประเภท")
public class ActivityResource {

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
    @APIResponse(
            responseCode = "201",
            description = "The activity",
            content = @Content(schema = @Schema(implementation = Activity.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid ActivityDraft draft) throws SQLException {
        return recording
                .record(callers.current(), id, draft)
                .answer(activity -> Response.created(
                                URI.create("/api/v1/identities/" + id + "/activities/" + activity.id()))
                        .entity(activity)
                        .build());
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
        var found = activities.page(id, after, page.limit() + 1);
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
            description = "The activity",
            content = @Content(schema = @Schema(implementation = Activity.class)))
    public Response get(@PathParam("id") UUID id, @PathParam("activity") UUID activity) throws SQLException {
        return identities.openToChain(id, callers.current()) instanceof Refused<Behind>(Refusal refusal)
                ? Problem.response(refusal)
                : activities
                        .find(id, activity)
                        .map(found -> Response.ok(found).build())
                        .orElseGet(() -> Problem.response(Refusal.notFound()));
    }

    /** A page, as OpenAPI shows it. */
    record ActivityPage(
            List<Activity> items, @Schema(nullable = true) String next, Long total) {}
}
