package th.localpolicy.reporting.bulk;

import java.io.IOException;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.sheet.NdjsonReader;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.Upload;
import th.localpolicy.reporting.bulk.FileReports.Mode;

/** History out of old sheets, by the file. */
@Path("/api/v1/imports/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class ImportResource {

    private final TakeFile taking;

    ImportResource(TakeFile taking) {
        this.taking = taking;
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes({NdjsonReader.MEDIA_TYPE, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE})
    @Idempotent(ownTransactions = true)
    @Operation(
            operationId = "importSubmissions",
            summary = "Brings history out of old sheets · นำเข้ารายงานย้อนหลังจากตารางเดิม",
            description =
                    "As submitReportsInBulk, by operators, for any office; every line has its own submittedAt, by which it is"
                            + " on time or late, and is marked imported, in its events too; a line with acceptedAt is accepted as of"
                            + " then · เฉพาะผู้ดูแลระบบ แต่ละบรรทัดมีวันส่งของตนเอง และทำเครื่องหมายว่านำเข้า")
    @RequestBody(
            content = {
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NdjsonReader.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of every line · ผลของแต่ละบรรทัด",
            content = @Content(schema = @Schema(implementation = BulkAnswer.class)))
    public Response importHistory(
            Upload file,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("form") @DefaultValue("soft-power-monthly") String form,
            @QueryParam("directive") UUID directive,
            @QueryParam("period") @Pattern(regexp = BulkResource.MONTH) String period,
            HttpHeaders headers)
            throws IOException {
        return taking.take(
                file,
                headers.getMediaType(),
                BulkResource.assumed(form, directive, period),
                dryRun ? Mode.DRY_IMPORT : Mode.IMPORT);
    }
}
