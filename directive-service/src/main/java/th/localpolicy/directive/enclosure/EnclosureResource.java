package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

/** The files of a letter: its enclosures from 1 on, and 0, the scan of the letter itself. */
@Path("/api/v1/directives/{id}/enclosures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Enclosures", description = "What goes with a letter · สิ่งที่ส่งมาด้วย")
public class EnclosureResource {

    private static final Logger LOG = Logger.getLogger(EnclosureResource.class);
    private static final String NUMBER =
            "1–99; 0 is the scan of the letter itself · ลำดับที่ 0 คือภาพสแกนของตัวหนังสือ";

    private final Enclosures enclosures;
    private final KeepEnclosure keeping;
    private final EnterEnclosure entering;
    private final FileStore store;
    private final Callers callers;

    EnclosureResource(
            Enclosures enclosures, KeepEnclosure keeping, EnterEnclosure entering, FileStore store, Callers callers) {
        this.enclosures = enclosures;
        this.keeping = keeping;
        this.entering = entering;
        this.store = store;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(
            operationId = "listEnclosures",
            summary = "The files of a letter · รายการแฟ้มของหนังสือ",
            description =
                    "For every office that may read the letter; a draft's for its issuer. At most 100, so there are no"
                            + " pages · สำหรับทุกหน่วยงานที่อ่านหนังสือได้")
    @APIResponse(
            responseCode = "200",
            description = "In the order of their numbers · เรียงตามลำดับ",
            content = @Content(schema = @Schema(implementation = Files.class)))
    public Response list(@PathParam("id") UUID id) throws SQLException {
        var refused = refusalToRead(id);
        return refused != null
                ? refused
                : Response.ok(new Files(enclosures.of(id))).build();
    }

    @GET
    @Path("/{n}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(
            operationId = "getEnclosure",
            summary = "Downloads a file · ดาวน์โหลดแฟ้ม",
            description = "Streamed, always as a download under its own name, its ETag the sha-256 of its content · "
                    + "ส่งเป็นแฟ้มดาวน์โหลดตามชื่อเดิม ETag คือ sha-256")
    @APIResponse(
            responseCode = "200",
            description = "The file, byte for byte · แฟ้มตามที่ส่งมา",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "It is the one named by If-None-Match · ไม่เปลี่ยนแปลง")
    @APIResponse(
            responseCode = "404",
            description = "No such letter or file · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @PathParam("id") UUID id,
            @Parameter(description = NUMBER) @PathParam("n") @Min(0) @Max(Letter.MOST) int n,
            Request request)
            throws SQLException {
        var refused = refusalToRead(id);
        if (refused != null) {
            return refused;
        }
        var found = enclosures.find(id, n);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var file = found.get();
        var tag = new EntityTag(file.sha256());
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        try {
            return Response.ok(store.open(file.sha256()), file.mediaType())
                    .tag(tag)
                    .header(HttpHeaders.CONTENT_LENGTH, file.size())
                    .header(HttpHeaders.CONTENT_DISPOSITION, FileName.attachment(file.name()))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "default-src 'none'; sandbox")
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache, no-transform")
                    .build();
        } catch (IOException e) {
            LOG.errorf(e, "The content %s cannot be opened", file.sha256());
            return Problem.response(Refusal.of(ProblemType.UNAVAILABLE));
        }
    }

    @PUT
    @Path("/{n}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OFFICER)
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The sha-256 of the file that is replaced; a new file needs none · แฟ้มเดิม",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "putEnclosure",
            summary = "Puts a file to a draft · แนบแฟ้มกับร่างหนังสือ",
            description =
                    "The file itself is the body, streamed, up to 25 MB unless configured otherwise. Its type is told from"
                            + " its bytes: PDF, PNG, JPEG, TIFF, DOCX, XLSX, PPTX, ODT, ODS, ODP or UTF-8 text, without macros. Another"
                            + " file in its place needs If-Match with the sha-256 that is replaced; the same file again changes nothing."
                            + " Files of an issued letter stay as they are (409), but a scan (0) that it lacks may"
                            + " still be put, also by an office that received it on paper · "
                            + "ส่งเนื้อแฟ้มเป็น body ชนิดของแฟ้มดูจากเนื้อแฟ้ม แทนแฟ้มเดิมต้องมี If-Match หนังสือที่ออกแล้วเปลี่ยนแฟ้มไม่ได้")
    @APIResponse(
            responseCode = "201",
            description = "Kept · แนบแล้ว",
            content = @Content(schema = @Schema(implementation = Enclosure.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or the same as before · แทนแฟ้มเดิมแล้ว",
            content = @Content(schema = @Schema(implementation = Enclosure.class)))
    public Response put(
            @PathParam("id") UUID id,
            @Parameter(description = NUMBER) @PathParam("n") @Min(0) @Max(Letter.MOST) int n,
            @Parameter(
                            description = "The file's name; that of Content-Disposition otherwise · ชื่อแฟ้ม",
                            example = "แนวทางการขับเคลื่อน.pdf")
                    @QueryParam("name")
                    @Size(max = 500)
                    String name,
            HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body)
            throws IOException, SQLException {
        var called = name != null
                ? name
                : FileName.in(headers.getHeaderString(HttpHeaders.CONTENT_DISPOSITION))
                        .orElse("");
        var request = new KeepEnclosure.Request(
                callers.current(), id, n, headers.getHeaderString(HttpHeaders.IF_MATCH), called);
        return keeping.keep(request, body).answer(kept -> {
            var tag = new EntityTag(kept.file().sha256());
            var answer = kept.isNew()
                    ? Response.created(URI.create("/api/v1/directives/" + id + "/enclosures/" + n))
                    : Response.ok();
            return answer.entity(kept.file()).tag(tag).build();
        });
    }

    @DELETE
    // Who expects nothing but a refusal asks for no more.
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE_NAME})
    @Path("/{n}")
    @RolesAllowed(Role.OFFICER)
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The sha-256 of the file that is taken away · แฟ้มเดิม",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "deleteEnclosure",
            summary = "Takes a file away from a draft · นำแฟ้มออกจากร่าง",
            description = "Only while the letter is a draft (409 afterwards); If-Match is honoured · เฉพาะขณะเป็นร่าง")
    @APIResponse(responseCode = "204", description = "It is gone · นำออกแล้ว")
    @APIResponse(
            responseCode = "404",
            description = "No such letter or file · ไม่พบ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The letter was issued · หนังสือออกแล้ว",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response delete(
            @PathParam("id") UUID id,
            @Parameter(description = NUMBER) @PathParam("n") @Min(0) @Max(Letter.MOST) int n,
            HttpHeaders headers)
            throws SQLException {
        return entering.remove(callers.current(), id, n, headers.getHeaderString(HttpHeaders.IF_MATCH))
                .answer(removed -> Response.noContent().build());
    }

    private Response refusalToRead(UUID id) throws SQLException {
        var letter = enclosures.letter(id, callers.current());
        return letter.isEmpty()
                ? Problem.response(Refusal.notFound())
                : letter.get().refusalToRead().map(Problem::response).orElse(null);
    }

    /** The files of a letter. */
    @Schema(name = "EnclosureFiles", description = "The files of a letter · แฟ้มของหนังสือ")
    record Files(List<Enclosure> items) {}
}
