package th.localpolicy.directive.enclosure;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;

/** A letter on paper: its QR code, and the page to print. */
@Path("/api/v1/directives/{id}")
@RolesAllowed({Role.OFFICER, Role.AUDITOR})
@Tag(name = "Enclosures")
@APIResponse(
        responseCode = "404",
        description = "No such letter · ไม่พบหนังสือ",
        content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
public class LetterPageResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final Enclosures enclosures;
    private final LetterContents contents;
    private final QrCode codes;
    private final Callers callers;
    private final Clock clock;

    LetterPageResource(Enclosures enclosures, LetterContents contents, QrCode codes, Callers callers, Clock clock) {
        this.enclosures = enclosures;
        this.contents = contents;
        this.codes = codes;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Path("/qr.png")
    @Produces({"image/png", Problem.MEDIA_TYPE_NAME})
    @Operation(
            operationId = "getLetterQrCode",
            summary = "The QR code of a letter's link · คิวอาร์โค้ดของหนังสือ",
            description = "A PNG of 330 pixels a side. The link's address comes from the configuration, never from the"
                    + " request · ภาพ PNG ลิงก์มาจากค่าที่ตั้งไว้")
    @APIResponse(
            responseCode = "200",
            description = "The code · คิวอาร์โค้ด",
            content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response qrCode(@PathParam("id") UUID id) throws SQLException {
        var refused = refusal(id, callers.current());
        return refused.map(Problem::response)
                .orElseGet(() -> Response.ok(codes.png(id), "image/png")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Cache-Control", "private, max-age=3600")
                        .build());
    }

    @GET
    @Path("/print")
    @Produces({HTML, Problem.MEDIA_TYPE_NAME})
    @Operation(
            operationId = "printLetter",
            summary = "A letter as a page to print · หน้าพิมพ์หนังสือ",
            description =
                    "A4, in Thai, as an official letter looks, and a sheet that says who has received it and what was"
                            + " done, as far as the caller's office may see · กระดาษ A4 พร้อมสรุปการรับและการดำเนินการ")
    @APIResponse(
            responseCode = "200",
            description = "HTML that loads nothing from anywhere · หน้า HTML",
            content = @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)))
    public Response print(@PathParam("id") UUID id) throws SQLException {
        var caller = callers.current();
        var refused = refusal(id, caller);
        if (refused.isPresent()) {
            return Problem.response(refused.get());
        }
        var letter = contents.find(id, caller);
        if (letter.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var page = new LetterPage(letter.get(), contents).print(codes.png(id), codes.linkOf(id), clock.instant());
        return Response.ok(page, HTML)
                .header("Content-Security-Policy", LetterPage.CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Optional<Refusal> refusal(UUID id, Caller caller) throws SQLException {
        var letter = enclosures.letter(id, caller);
        return letter.isEmpty() ? Optional.of(Refusal.notFound()) : letter.get().refusalToRead();
    }
}
