package th.localpolicy.directive.dispatch;

import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.directive.dispatch.ChangeDispatch.Request;
import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.thai.ThaiText;
import th.localpolicy.platform.web.IfMatch;

/**
 * The steps an office takes with a letter it was sent, each by an officer of that very office. Forwarding needs a letter
 * of its own and is the business of those who issue letters.
 */
@Path("/api/v1/dispatches/{id}")
@RolesAllowed(Role.OFFICER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dispatches")
public class DispatchStepResource {

    private final Callers callers;
    private final ReceiveDispatch receiving;
    private final CancelReceipt cancelling;
    private final AcknowledgeDispatch acknowledging;
    private final CompleteDispatch completing;

    DispatchStepResource(
            Callers callers,
            ReceiveDispatch receiving,
            CancelReceipt cancelling,
            AcknowledgeDispatch acknowledging,
            CompleteDispatch completing) {
        this.callers = callers;
        this.receiving = receiving;
        this.cancelling = cancelling;
        this.acknowledging = acknowledging;
        this.completing = completing;
    }

    @POST
    @Path("/receive")
    @Idempotent
    @Operation(
            operationId = "receiveDispatch",
            summary = "Stamps it with the register's next number · ลงรับหนังสือ",
            description =
                    "Numbers run without a gap per office, unit and calendar year in Bangkok. Received again by the same unit, it answers the same receipt · เลขรับเรียงไม่ขาดตอนต่อหน่วยงาน หน่วยงานย่อย และปีปฏิทิน ลงรับซ้ำได้เลขเดิม")
    @APIResponse(
            responseCode = "200",
            description = "The dispatch as it now is, this receipt's number in `receiptNumber`",
            content = @Content(schema = @Schema(implementation = DispatchView.class)))
    public Response receive(@PathParam("id") UUID id, @Valid Receiving said, HttpHeaders headers) {
        return changed(receiving.receive(request(id, headers), Objects.requireNonNullElse(said, Receiving.NOW)));
    }

    @POST
    @Path("/cancel-receipt")
    @Idempotent
    @Operation(
            operationId = "cancelReceipt",
            summary = "Cancels a receipt stamped by mistake; its number stays, marked · ยกเลิกเลขรับ",
            description =
                    "The unit's only receipt can be cancelled while nothing has followed it; the letter is then to be received again · ยกเลิกได้ก่อนดำเนินการขั้นต่อไป")
    @APIResponse(
            responseCode = "200",
            description = "The dispatch as it now is",
            content = @Content(schema = @Schema(implementation = DispatchView.class)))
    public Response cancelReceipt(
            @PathParam("id") UUID id, @NotNull @Valid ReceiptCancellation cancellation, HttpHeaders headers) {
        return changed(cancelling.cancel(request(id, headers), cancellation.unit(), cancellation.reason()));
    }

    @POST
    @Path("/acknowledge")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(operationId = "acknowledgeDispatch", summary = "The office has taken note of it · รับทราบหนังสือ")
    @APIResponse(
            responseCode = "200",
            description = "The dispatch as it now is",
            content = @Content(schema = @Schema(implementation = DispatchView.class)))
    public Response acknowledge(@PathParam("id") UUID id, HttpHeaders headers) {
        return changed(acknowledging.acknowledge(request(id, headers)));
    }

    @POST
    @Path("/complete")
    @Idempotent
    @Operation(
            operationId = "completeDispatch",
            summary = "The office has done what it was told to · แจ้งผลการดำเนินการ",
            description =
                    "For clauses that ask for action; reports are submitted · สำหรับข้อสั่งการให้ดำเนินการ ไม่ใช่การรายงานตามแบบ")
    @APIResponse(
            responseCode = "200",
            description = "The dispatch as it now is",
            content = @Content(schema = @Schema(implementation = DispatchView.class)))
    public Response complete(@PathParam("id") UUID id, @NotNull @Valid Completion completion, HttpHeaders headers) {
        return changed(completing.complete(request(id, headers), completion.note()));
    }

    private Request request(UUID id, HttpHeaders headers) {
        return new Request(callers.current(), id, IfMatch.of(headers));
    }

    private static Response changed(Outcome<DispatchView> outcome) {
        return outcome.answer(dispatch ->
                Response.ok(dispatch).tag(IfMatch.tag(dispatch.version())).build());
    }

    /** @param unit whose receipt; the office's own when absent */
    @Schema(name = "ReceiptCancellation")
    record ReceiptCancellation(
            @Size(max = 200) @Pattern(regexp = ThaiText.LINE)
            String unit,

            @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.PARAGRAPHS) @Schema(examples = "ลงรับผิดฉบับ")
            String reason) {

        ReceiptCancellation {
            unit = unit == null ? Receipt.OFFICE_ITSELF : ThaiText.normalise(unit);
            reason = reason == null ? null : ThaiText.normaliseLines(reason);
        }
    }

    /** @param note what was done */
    @Schema(name = "Completion")
    record Completion(
            @NotBlank
            @Size(max = 4000)
            @Pattern(regexp = ThaiText.PARAGRAPHS)
            @Schema(examples = "ประชุมชี้แจงอำเภอและองค์กรปกครองส่วนท้องถิ่นแล้วเมื่อวันที่ ๑๖ ธันวาคม ๒๕๖๗")
            String note) {

        Completion {
            note = note == null ? null : ThaiText.normaliseLines(note);
        }
    }
}
