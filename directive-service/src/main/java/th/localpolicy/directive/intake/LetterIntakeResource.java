package th.localpolicy.directive.intake;

import java.util.List;
import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemWriter;
import th.localpolicy.platform.problem.Refusal;

/** The text of a scanned letter in, drafts out. Nothing is stored. */
@Path("/api/v1/letters")
@RolesAllowed(Role.OFFICER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Letters", description = "Reading scanned letters · อ่านหนังสือที่สแกน")
public class LetterIntakeResource {

    private static final String EXAMPLE = """
            ด่วนที่สุด
            ที่ ชย ๐๐๒๓.๖/ว ๓๐๕๓
            ศาลากลางจังหวัดชัยภูมิ
            ๑๙ ธันวาคม ๒๕๖๗
            เรื่อง การขับเคลื่อนนโยบายสำคัญของกระทรวงมหาดไทย
            เรียน นายอำเภอ ทุกอำเภอ

            ๑. ให้อำเภอรายงานผลให้จังหวัดทราบทุกวันที่ ๒๐ ของเดือน จนถึงเดือนกันยายน ๒๕๖๘

            จึงเรียนมาเพื่อทราบและถือปฏิบัติ
            """;

    private final LetterParser parser;

    LetterIntakeResource(LetterParser parser) {
        this.parser = parser;
    }

    @POST
    @Path("/parse")
    @Consumes(MediaType.TEXT_PLAIN)
    @Idempotent(ownTransactions = true)
    @Operation(
            operationId = "parseLetters",
            summary = "Reads the text of official letters into drafts · อ่านข้อความหนังสือราชการเป็นร่าง",
            description =
                    "One draft per letter found, each field with its value, the words it was read from and a"
                            + " confidence; warnings name what to look at again. UTF-8, up to 5 MB. Names and mobile numbers are"
                            + " masked · ร่างละหนึ่งฉบับ พร้อมค่าที่อ่านได้ ข้อความเดิม และความเชื่อมั่น ชื่อบุคคลและหมายเลขโทรศัพท์มือถือถูกปิดบัง")
    @APIResponse(
            responseCode = "200",
            description = "The letters found, in their order",
            content = @Content(schema = @Schema(implementation = ParsedLetters.class)))
    @APIResponse(
            responseCode = "400",
            description = "No body · ไม่มีข้อความ",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "a letter of a province", value = EXAMPLE)))
    public Response parse(String text, HttpHeaders headers) {
        if (text == null) {
            return Problem.response(Refusal.invalid("", "ไม่มีข้อความ", "there is no text"));
        }
        var locale = ProblemWriter.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Response.ok(ParsedLetters.of(parser.parse(text), locale)).build();
    }

    /** What was read, and what to look at again. */
    @Schema(name = "ParsedLetters")
    record ParsedLetters(List<LetterDraft> items, List<Warning> warnings) {

        static ParsedLetters of(LetterParser.Parsed parsed, Locale locale) {
            return new ParsedLetters(
                    parsed.drafts(),
                    parsed.findings().stream()
                            .map(finding -> new Warning(
                                    finding.field(), finding.detail().in(locale)))
                            .toList());
        }
    }

    /** A field to look at again, and why. */
    @Schema(name = "ParsedLetterWarning")
    record Warning(@Schema(examples = "items[0].issuedOn") String field, String detail) {}
}
