package th.localpolicy.identity.identity;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.ThaiText;
import th.localpolicy.platform.web.IfMatch;

/**
 * The registry of local identities over HTTP: one of them and its draft. Lists are {@link CatalogueResource}'s, decisions
 * {@link DecisionResource}'s.
 */
@Path("/api/v1/identities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Identities", description = "The registry of local identities · ทะเบียนอัตลักษณ์ท้องถิ่น")
@APIResponse(
        responseCode = "400",
        description = "A field is wrong · ข้อมูลไม่ถูกต้อง",
        content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
public class IdentityResource {

    static final String EXAMPLE = """
            {"districtCode":"3602","nameTh":"ผ้าไหมมัดหมี่บ้านเขว้า","nameEn":"Ban Khwao mudmee silk",\
            "categories":["PRODUCT","ARTS_CULTURE"],"origin":"SELECTED",\
            "description":"ผ้าไหมมัดหมี่ย้อมสีธรรมชาติ ทอมือทั้งผืน","story":"ทอสืบกันมาตั้งแต่สมัยเจ้าพ่อพระยาแล",\
            "tourismForAll":"ทางลาดและห้องน้ำสำหรับผู้ใช้รถเข็นที่ศูนย์เรียนรู้","safety":"มีเจ้าหน้าที่ดูแลทุกวัน",\
            "leadOffice":"L3696","supportingOffices":["D3602"],"place":{"latitude":15.825,"longitude":101.837}}""";

    private final Identities identities;
    private final IdentityTrail trail;
    private final OfficeRules rules;
    private final Callers callers;
    private final DraftIdentity drafting;
    private final ReviseIdentity revising;
    private final SimilarNames names;

    IdentityResource(
            Identities identities,
            IdentityTrail trail,
            OfficeRules rules,
            Callers callers,
            DraftIdentity drafting,
            ReviseIdentity revising,
            SimilarNames names) {
        this.identities = identities;
        this.trail = trail;
        this.rules = rules;
        this.callers = callers;
        this.drafting = drafting;
        this.revising = revising;
        this.names = names;
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getIdentity", summary = "One identity · อัตลักษณ์หนึ่งรายการ")
    @APIResponse(
            responseCode = "200",
            description = "The identity, its version as ETag",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such identity, or not public",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") UUID id, Request request) {
        var caller = callers.ifAny();
        var found = identities.findByIdOptional(id);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var identity = found.get();
        if (!rules.maySee(caller, identity)) {
            return Problem.response(caller.isPresent() ? Refusal.outsideYourOffice() : Refusal.notFound());
        }
        var tag = IfMatch.tag(identity.version());
        var unchanged = request.evaluatePreconditions(tag);
        var inChain = caller.filter(who -> rules.inChain(who, identity)).isPresent();
        var view = inChain ? identity.view() : identity.publicView();
        return Catalogue.kept(
                        unchanged != null ? unchanged : Response.ok(view),
                        caller.isEmpty(),
                        Optional.of(view.changedAt()))
                .tag(tag)
                .build();
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(
            operationId = "getIdentityHistory",
            summary = "Who did what when, for the offices in its chain · ประวัติการดำเนินการ")
    @APIResponse(
            responseCode = "200",
            description = "The steps, first one first",
            content = @Content(schema = @Schema(implementation = IdentitySteps.class)))
    public Response history(@PathParam("id") UUID id) throws SQLException {
        var found = identities.findByIdOptional(id);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        return rules.inChain(callers.current(), found.get())
                ? Response.ok(new IdentitySteps(trail.of(id), trail.lineOf(id))).build()
                : Problem.response(Refusal.outsideYourOffice());
    }

    @GET
    @Path("/similar")
    @RolesAllowed(Role.OFFICER)
    @Operation(
            operationId = "findSimilarIdentities",
            summary = "Names in the district and its province that are much like this one · ชื่อที่คล้ายกัน",
            description =
                    "What drafting, revising and submitting warn of; nothing is refused for it · เป็นคำเตือนเท่านั้น")
    @APIResponse(
            responseCode = "200",
            description = "At most five, those of the district first",
            content = @Content(schema = @Schema(implementation = Similar.class)))
    public Similar similar(
            @QueryParam("district") @NotNull @Pattern(regexp = "[0-9]{4}") String district,
            @QueryParam("name") @NotNull @Size(min = 1, max = 200) @Pattern(regexp = ThaiText.LINE) String name) {
        return new Similar(names.like(callers.current(), district, ThaiText.normalise(name)));
    }

    /** Names, as a JSON object so that something may be added beside them. */
    @Schema(name = "SimilarNames")
    public record Similar(List<SimilarName> items) {}

    @POST
    @RolesAllowed(Role.OFFICER)
    @Idempotent
    @Operation(
            operationId = "draftIdentity",
            summary = "Writes an identity of one's district down · ร่างอัตลักษณ์ของอำเภอ")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = IdentityDraft.class),
                            examples = @ExampleObject(name = "silk", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response draft(@NotNull @Valid IdentityDraft draft, UriInfo uri) {
        return drafting.draft(callers.current(), draft)
                .answer(identity -> Response.created(URI.create("/api/v1/identities/" + identity.id()))
                        .entity(identity)
                        .tag(IfMatch.tag(identity.version()))
                        .build());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.OFFICER)
    @Operation(
            operationId = "reviseIdentity",
            summary = "Rewrites a draft or a returned identity; needs If-Match · แก้ไขฉบับร่าง")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = IdentityDraft.class),
                            examples = @ExampleObject(name = "silk", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The identity as it now is",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response revise(@PathParam("id") UUID id, @NotNull @Valid IdentityDraft draft, HttpHeaders headers) {
        return changed(revising.revise(request(id, headers), draft));
    }

    private ChangeIdentity.Request request(UUID id, HttpHeaders headers) {
        return new ChangeIdentity.Request(callers.current(), id, IfMatch.of(headers));
    }

    /** The whole identity as it now is, its version as ETag, or the refusal. */
    static Response changed(Outcome<IdentityView> outcome) {
        return outcome.answer(identity ->
                Response.ok(identity).tag(IfMatch.tag(identity.version())).build());
    }

    /**
     * The steps of an identity, and the line it stands in.
     *
     * @param line all that followed each other in this place, first one first, this one among them
     */
    @Schema(name = "IdentityHistory")
    public record IdentitySteps(List<IdentityStep> items, List<IdentityTrail.InLine> line) {}
}
