package th.localpolicy.identity.photo;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
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
import th.localpolicy.platform.problem.Outcome.Refused;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.Upload;
import th.localpolicy.platform.thai.ThaiText;

/** The photos of an identity over HTTP. */
@Path("/api/v1/identities/{id}/photos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos", description = "Photos of an identity · ภาพของอัตลักษณ์")
public class PhotoResource {

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final int AN_HOUR = 3_600;

    private final IdentityDoor identities;
    private final Photos photos;
    private final UploadPhoto uploading;
    private final Callers callers;

    PhotoResource(IdentityDoor identities, Photos photos, UploadPhoto uploading, Callers callers) {
        this.identities = identities;
        this.photos = photos;
        this.uploading = uploading;
        this.callers = callers;
    }

    @POST
    @Consumes({JPEG, PNG})
    @RolesAllowed(Role.OFFICER)
    @Idempotent(ownTransactions = true)
    @Operation(
            operationId = "uploadPhoto",
            summary = "Gives the identity a photo: JPEG or PNG, 10 MB at most · อัปโหลดภาพ",
            description =
                    "The picture is drawn anew, upright and without EXIF, 1,920 pixels a side at most, with a thumbnail."
                            + " At most 12 photos for an identity, 30 million pixels for a photo; the same file again is the same"
                            + " photo · ระบบวาดภาพใหม่โดยไม่เก็บข้อมูล EXIF และสร้างภาพย่อ")
    @APIResponse(
            responseCode = "201",
            description = "The photo",
            content = @Content(schema = @Schema(implementation = Photo.class)))
    public Response upload(
            @PathParam("id") UUID id,
            @QueryParam("caption")
                    @Size(min = 1, max = 300)
                    @Pattern(regexp = ThaiText.LINE)
                    @Parameter(description = "What it shows · คำบรรยายภาพ", example = "ลายผ้าจากบ้านเขว้า")
                    String caption,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = JPEG,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    Upload file)
            throws SQLException, IOException {
        if (file == null) {
            return Problem.response(Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)); // nothing is no picture
        }
        var words = caption == null ? "" : ThaiText.normalise(caption);
        return uploading
                .upload(callers.current(), id, words.isEmpty() ? null : words, file)
                .answer(photo ->
                        Response.created(URI.create(photo.url())).entity(photo).build());
    }

    @GET
    @PermitAll
    @Operation(operationId = "listPhotos", summary = "The photos of an identity, 12 at most · รายการภาพ")
    @APIResponse(
            responseCode = "200",
            description = "The photos in the order in which they came",
            content = @Content(schema = @Schema(implementation = PhotoList.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such identity, or not public · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response list(@PathParam("id") UUID id) throws SQLException {
        return identities.open(id, callers.ifAny()) instanceof Refused<Behind>(Refusal refusal)
                ? Problem.response(refusal)
                : Response.ok(new PhotoList(photos.of(id), null)).build();
    }

    @GET
    @Path("/{photo}")
    @PermitAll
    @Produces({JPEG, MediaType.APPLICATION_JSON})
    @Operation(operationId = "getPhoto", summary = "A photo, as JPEG · ภาพ")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "A photo never changes")
    @APIResponse(
            responseCode = "404",
            description = "No such photo, or not public · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response photo(@PathParam("id") UUID id, @PathParam("photo") UUID photo, Request request)
            throws SQLException {
        return picture(id, photo, false, request);
    }

    @GET
    @Path("/{photo}/thumbnail")
    @PermitAll
    @Produces({JPEG, MediaType.APPLICATION_JSON})
    @Operation(operationId = "getPhotoThumbnail", summary = "A photo in small, as JPEG · ภาพย่อ")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "A photo never changes")
    @APIResponse(
            responseCode = "404",
            description = "No such photo, or not public · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response thumbnail(@PathParam("id") UUID id, @PathParam("photo") UUID photo, Request request)
            throws SQLException {
        return picture(id, photo, true, request);
    }

    @DELETE
    // Who expects nothing but a refusal asks for no more.
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE_NAME})
    @Path("/{photo}")
    @RolesAllowed(Role.OFFICER)
    @Operation(operationId = "removePhoto", summary = "Takes a photo away · ลบภาพ")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "404",
            description = "No such photo · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response remove(@PathParam("id") UUID id, @PathParam("photo") UUID photo) throws SQLException {
        return uploading
                .remove(callers.current(), id, photo)
                .answer(gone -> Response.noContent().build());
    }

    private Response picture(UUID id, UUID photo, boolean thumbnail, Request request) throws SQLException {
        var caller = callers.ifAny();
        if (identities.open(id, caller) instanceof Refused<Behind>(Refusal refusal)) {
            return Problem.response(refusal);
        }
        var tag = new EntityTag(photo + (thumbnail ? "-small" : ""));
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null && photos.has(id, photo)) { // what was taken away, no cache may keep for us
            return unchanged.tag(tag).build();
        }
        var cache = new CacheControl();
        cache.setPrivate(caller.isPresent());
        cache.setMaxAge(AN_HOUR);
        return photos.jpeg(id, photo, thumbnail)
                .map(jpeg -> Response.ok(jpeg, JPEG)
                        .tag(tag)
                        .cacheControl(cache)
                        .header(HttpHeaders.VARY, "Authorization")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + photo + ".jpg\"")
                        .build())
                .orElseGet(() -> Problem.response(Refusal.notFound()));
    }

    /** All photos of an identity; there is never a second page. */
    @Schema(name = "PhotoList")
    public record PhotoList(
            List<Photo> items, @Schema(nullable = true) String next) {}
}
