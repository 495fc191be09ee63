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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.directive.letter.DirectiveResource;
import th.localpolicy.directive.letter.DirectiveView;
import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;

/** Sending on what one was sent. */
@Path("/api/v1/dispatches/{id}")
@RolesAllowed(Role.APPROVER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dispatches")
public class ForwardResource {

    private final Callers callers;
    private final ForwardDispatch forwarding;

    ForwardResource(Callers callers, ForwardDispatch forwarding) {
        this.callers = callers;
        this.forwarding = forwarding;
    }

    @POST
    @Path("/forward")
    @Idempotent
    @Operation(
            operationId = "forwardDispatch",
            summary = "Sends a received letter on under one's own number · ส่งต่อหนังสือโดยออกเลขของตนเอง",
            description =
                    "Its deadlines and due days may be earlier than the parent's, never later (409). Addressees lie in"
                            + " the office's reach: a province writes to its districts, อบจ., city and town municipalities, a"
                            + " district to its subdistrict municipalities and อบต. (400). 409 for a letter that was cancelled,"
                            + " not received, for offices it was forwarded to before (others may follow by a further letter), and"
                            + " for a number that is taken. Role: approver of the recipient"
                            + " · กำหนดเวลาต้องไม่ช้ากว่าหนังสือเดิม")
    @APIResponse(
            responseCode = "201",
            description = "The new letter",
            content = @Content(schema = @Schema(implementation = DirectiveView.class)))
    public Response forward(@PathParam("id") UUID id, @NotNull @Valid Forwarding letter) {
        return forwarding.forward(callers.current(), id, letter).answer(DirectiveResource::created);
    }
}
