package th.localpolicy.directive.issuing;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

import th.localpolicy.directive.issuing.ChangeLetter.Request;
import th.localpolicy.directive.letter.DirectiveResource;
import th.localpolicy.directive.letter.DirectiveView;
import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.web.IfMatch;

/** The steps of a letter that its issuer signs. */
@Path("/api/v1/directives/{id}")
@RolesAllowed(Role.APPROVER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Directives")
public class SigningResource {

    private final Callers callers;
    private final IssueDirective issuing;
    private final AmendDirective amending;
    private final CancelDirective cancelling;

    SigningResource(Callers callers, IssueDirective issuing, AmendDirective amending, CancelDirective cancelling) {
        this.callers = callers;
        this.issuing = issuing;
        this.amending = amending;
        this.cancelling = cancelling;
    }

    @POST
    @Path("/issue")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(
            operationId = "issueDirective",
            summary = "The issuer signs its draft, and every addressee is sent it · ออกหนังสือ",
            description = "The addressees are resolved to offices (all provinces are the 76) and kept, and each has a"
                    + " dispatch with its days. 409 for what is no draft, has no date, or asks for a report without"
                    + " naming form, reporter and recipient. Role: approver of the issuer"
                    + " · ผู้รับถูกแปลงเป็นรายชื่อหน่วยงานและเก็บไว้")
    @APIResponse(
            responseCode = "200",
            description = "The letter as it now is",
            content = @Content(schema = @Schema(implementation = DirectiveView.class)))
    public Response issue(@PathParam("id") UUID id, HttpHeaders headers) {
        return DirectiveResource.changed(issuing.issue(request(id, headers)));
    }

    @POST
    @Path("/amend")
    @Idempotent
    @Operation(
            operationId = "amendDirective",
            summary = "A new revision of an issued letter, with the reason · แก้ไขเพิ่มเติมหนังสือที่ออกแล้ว",
            description =
                    "What is not given stays. New addressees are sent the letter; dropped ones have their dispatch"
                            + " cancelled and what they forwarded. The revisions before stay as they were. 409 for what is not"
                            + " in force. Role: approver of the issuer · ฉบับก่อนหน้าถูกเก็บไว้ตามเดิม")
    @APIResponse(
            responseCode = "200",
            description = "The letter as it now is",
            content = @Content(schema = @Schema(implementation = DirectiveView.class)))
    public Response amend(@PathParam("id") UUID id, @NotNull @Valid Amendment amendment, HttpHeaders headers) {
        return DirectiveResource.changed(amending.amend(request(id, headers), amendment));
    }

    @POST
    @Path("/cancel")
    @Idempotent
    @Operation(
            operationId = "cancelDirective",
            summary = "Cancels a letter and everything that forwards it · ยกเลิกหนังสือและหนังสือที่ส่งต่อ",
            description = "Nothing is deleted; a draft gives its number back. 409 when it is cancelled already."
                    + " Role: approver of the issuer · ไม่มีการลบ เพียงทำเครื่องหมายยกเลิก")
    @APIResponse(
            responseCode = "200",
            description = "The letter as it now is",
            content = @Content(schema = @Schema(implementation = DirectiveView.class)))
    public Response cancel(@PathParam("id") UUID id, @NotNull @Valid Cancellation cancellation, HttpHeaders headers) {
        return DirectiveResource.changed(cancelling.cancel(request(id, headers), cancellation));
    }

    private Request request(UUID id, HttpHeaders headers) {
        return new Request(callers.current(), id, IfMatch.of(headers));
    }
}
