package th.localpolicy.identity.publicity;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
import th.localpolicy.platform.problem.Outcome.Done;
import th.localpolicy.platform.problem.Outcome.Refused;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.web.IfMatch;

/** The public posts of an identity over HTTP. */
@Path("/api/v1/identities/{id}/posts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Posts", description = "Public posts and their hashtags · โพสต์ประชาสัมพันธ์และแฮชแท็ก")
public class PostResource {

    static final String EXAMPLE = """
            {"url":"https://m.facebook.com/story.php?story_fbid=1234567890&id=100064&mibextid=Nif5oz",\
            "platform":"FACEBOOK",\
            "text":"ชวนเที่ยวทุ่งดอกกระเจียว #เที่ยวท้องถิ่น #ของดีบ้านเรา #จังหวัดชัยภูมิ #อำเภอเทพสถิต",\
            "postedAt":"2025-07-01T02:30:00Z","publiclyVisible":true}""";

    private final IdentityDoor identities;
    private final Posts posts;
    private final RecordPost recording;
    private final Callers callers;

    PostResource(IdentityDoor identities, Posts posts, RecordPost recording, Callers callers) {
        this.identities = identities;
        this.posts = posts;
        this.recording = recording;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Role.OFFICER)
    @Idempotent
    @Operation(
            operationId = "recordPost",
            summary = "Writes a public post of the identity down · บันทึกโพสต์ประชาสัมพันธ์",
            description =
                    "Says which of the four hashtags the post has and lacks, and whether the same post was recorded"
                            + " before. The address is never fetched. For officers of the district, of local administrations in it"
                            + " and of the lead and supporting offices · ตรวจแฮชแท็ก ๔ รูปแบบและโพสต์ซ้ำ ระบบไม่เปิดลิงก์")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PostDraft.class),
                            examples = @ExampleObject(name = "post", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The record",
            content = @Content(schema = @Schema(implementation = Post.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid PostDraft draft) throws SQLException {
        return recording
                .record(callers.current(), id, draft)
                .answer(post -> Response.created(URI.create("/api/v1/identities/" + id + "/posts/" + post.id()))
                        .entity(post)
                        .tag(IfMatch.tag(post.version()))
                        .build());
    }

    @PUT
    @Path("/{post}")
    @RolesAllowed(Role.OFFICER)
    @Operation(
            operationId = "correctPost",
            summary = "Rewrites the record of a post, for example once a hashtag was added; needs If-Match ·"
                    + " แก้ไขบันทึกโพสต์")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PostDraft.class),
                            examples = @ExampleObject(name = "post", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The record as it now is",
            content = @Content(schema = @Schema(implementation = Post.class)))
    public Response correct(
            @PathParam("id") UUID id,
            @PathParam("post") UUID post,
            @NotNull @Valid PostDraft draft,
            HttpHeaders headers)
            throws SQLException {
        return recording
                .correct(callers.current(), id, post, IfMatch.of(headers), draft)
                .answer(PostResource::whole);
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listPosts",
            summary = "The posts of an identity, newest first · รายการโพสต์ของอัตลักษณ์",
            description =
                    "Everybody reads those of a registered identity; the words of a post only the offices around it ·"
                            + " ประชาชนดูได้เฉพาะที่ขึ้นทะเบียนแล้ว ข้อความโพสต์แสดงเฉพาะหน่วยงานที่เกี่ยวข้อง")
    @APIResponse(
            responseCode = "200",
            description = "A page of posts",
            content = @Content(schema = @Schema(implementation = PostPage.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such identity, or not public · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page, UriInfo uri)
            throws SQLException {
        var after = page.after(UUID::fromString);
        return switch (identities.open(id, callers.ifAny())) {
            case Refused<Behind>(Refusal refusal) -> Problem.response(refusal);
            case Done<Behind>(Behind behind) -> {
                var found = posts.page(id, after, page.limit() + 1, page.count());
                yield Page.of(found.posts(), page, post -> post.id().toString(), page.count() ? found.total() : null)
                        .map(post -> behind.inChain() ? post : post.withoutText())
                        .answer(uri)
                        .build();
            }
        };
    }

    @GET
    @Path("/{post}")
    @PermitAll
    @Operation(operationId = "getPost", summary = "One post of an identity · โพสต์หนึ่งรายการ")
    @APIResponse(
            responseCode = "200",
            description = "The record, its version as ETag",
            content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such post, or not public · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") UUID id, @PathParam("post") UUID post) throws SQLException {
        return switch (identities.open(id, callers.ifAny())) {
            case Refused<Behind>(Refusal refusal) -> Problem.response(refusal);
            case Done<Behind>(Behind behind) ->
                posts.find(id, post)
                        .map(found -> whole(behind.inChain() ? found : found.withoutText()))
                        .orElseGet(() -> Problem.response(Refusal.notFound()));
        };
    }

    private static Response whole(Post post) {
        return Response.ok(post).tag(IfMatch.tag(post.version())).build();
    }

    /** A page, as OpenAPI shows it. */
    record PostPage(
            List<Post> items, @Schema(nullable = true) String next, Long total) {}
}
