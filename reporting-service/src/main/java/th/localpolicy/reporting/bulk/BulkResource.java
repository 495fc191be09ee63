package th.localpolicy.reporting.bulk;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.sheet.NdjsonReader;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.Upload;
import th.localpolicy.reporting.bulk.FileReports.Mode;

/** Reports by the file. */
@Path("/api/v1/submissions/bulk")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class BulkResource {

    static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

    private static final String EXAMPLE_CSV = """
            directiveId,reporter,period,nil,activities[0].type,activities[0].title,activities[0].startsOn_be,activities[0].budget
            0193a1de-0000-7000-8000-000000000001,D3604,2025-01,,EVENT,งานดอกกระเจียวบาน,15/1/2568,"25,000.00"
            0193a1de-0000-7000-8000-000000000001,D3605,2025-01,ใช่,,,,
            """;

    private static final String EXAMPLE_ANSWER = """
            {"dryRun":false,"counts":{"lines":2,"created":1,"corrected":0,"unchanged":0,"refused":1},
            "remarks":[],"items":[{"line":2,"status":"CREATED","obligationId":"0193a1de-0000-7000-8000-00000000000a",
            "submissionId":"0193a1de-0000-7000-8000-00000000000b","reporter":"D3604","period":"2025-01"},
            {"line":3,"status":"REFUSED","problem":"outside-your-office","why":{"th":"หน่วยงานเห็นและดำเนินการได้เฉพาะของตนเองและหน่วยงานในสังกัด",
            "en":"An office sees and acts on itself and on the offices under it, never on a sibling or another branch."}}]}
            """;

    private final TakeFile taking;

    BulkResource(TakeFile taking) {
        this.taking = taking;
    }

    @POST
    @RolesAllowed(Role.OFFICER)
    @Consumes({NdjsonReader.MEDIA_TYPE, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE})
    @Idempotent(ownTransactions = true)
    @Operation(
            operationId = "submitReportsInBulk",
            summary = "Files the reports of a file, line by line · ส่งรายงานเป็นไฟล์",
            description =
                    "Good lines are kept, bad ones are told with line, column and reason in Thai and English. The same file"
                            + " again changes nothing; with dryRun nothing is written at all. Columns are headed by the form's"
                            + " field names or their Thai titles, beside obligationId, or directiveId, reporter and period."
                            + " What an office under yours sent on paper, by e-mail or by LINE says so in receivedVia (ช่องทางที่รับ)"
                            + " and receivedAt (รับเมื่อ). A sheet with less room than the report that is there is refused by"
                            + " line: export it again (GET /submissions as CSV or XLSX), or begin with GET /report-forms/{form}."
                            + " Dates are Gregorian unless the column's title ends in (พ.ศ.) or _be. CSV is UTF-8 or windows-874."
                            + " Formulas are refused by cell. Up to 32 MB and 200,000 lines; batches of 200 lines are whole"
                            + " whatever happens · บรรทัดที่ถูกต้องได้รับการบันทึก บรรทัดที่ผิดบอกบรรทัด คอลัมน์ และเหตุผล"
                            + " ส่งไฟล์เดิมซ้ำไม่เกิดผลซ้ำ dryRun ไม่บันทึกสิ่งใด")
    @RequestBody(
            content = {
                @Content(
                        mediaType = SheetFormat.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = EXAMPLE_CSV)),
                @Content(
                        mediaType = NdjsonReader.MEDIA_TYPE,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        description = "One line; a file has one on each · หนึ่งบรรทัด"),
                        examples =
                                @ExampleObject(
                                        name = "ndjson",
                                        value =
                                                "{\"obligationId\":\"0193a1de-0000-7000-8000-00000000000a\",\"report\":{\"nil\":true}}")),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of every line · ผลของแต่ละบรรทัด",
            content =
                    @Content(
                            schema = @Schema(implementation = BulkAnswer.class),
                            examples = @ExampleObject(name = "answer", value = EXAMPLE_ANSWER)))
    public Response bulk(
            Upload file,
            @Parameter(description = "Writes nothing, says what would become of each line · ทดลองโดยไม่บันทึก")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @Parameter(description = "The form whose columns the file has · แบบรายงานของไฟล์")
                    @QueryParam("form")
                    @DefaultValue("soft-power-monthly")
                    String form,
            @Parameter(description = "The letter of lines that name none · หนังสือของบรรทัดที่ไม่ระบุ")
                    @QueryParam("directive")
                    UUID directive,
            @Parameter(description = "The month of lines that name none · เดือนของบรรทัดที่ไม่ระบุ")
                    @QueryParam("period")
                    @Pattern(regexp = MONTH)
                    String period,
            HttpHeaders headers)
            throws IOException {
        return taking.take(
                file, headers.getMediaType(), assumed(form, directive, period), dryRun ? Mode.DRY_RUN : Mode.FILE);
    }

    static Assumed assumed(String form, UUID directive, String period) {
        return new Assumed(
                form,
                Optional.ofNullable(directive),
                Optional.ofNullable(period).map(YearMonth::parse));
    }
}
