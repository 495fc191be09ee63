package th.localpolicy.directive.issuing;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.directive.dispatch.DispatchView;
import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.web.IfMatch;

/** Entering what came outside the system. */
@Path("/api/v1/dispatches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dispatches")
public class RecordingResource {

    private final Callers callers;
    private final RecordLetter recordingLetters;

    RecordingResource(Callers callers, RecordLetter recordingLetters) {
        this.callers = callers;
        this.recordingLetters = recordingLetters;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OFFICER)
    @Idempotent
    @Operation(
            operationId = "recordLetter",
            summary = "Enters a letter of another office that came outside the system · บันทึกหนังสือที่ได้รับนอกระบบ",
            description =
                    "On paper, by e-mail or by LINE, with the stamp it bears; it is received by that. It becomes the office's"
                            + " own copy, which its office amends or cancels, and which takes no number of its issuer's: the"
                            + " issuer may issue the letter itself, others may enter theirs. The office owes the reports that"
                            + " the letter asks of it. 409 when the office has the letter already, naming it. Role: officer"
                            + " · หนังสือกระดาษ อีเมล หรือไลน์ พร้อมเลขรับที่ประทับไว้ เป็นสำเนาของหน่วยงานผู้บันทึก")
    @APIResponse(
            responseCode = "201",
            description = "The dispatch, received",
            content = @Content(schema = @Schema(implementation = DispatchView.class)))
    public Response record(@NotNull @Valid Recording recording) {
        return recordingLetters
                .record(callers.current(), recording)
                .answer(dispatch -> Response.created(URI.create("/api/v1/dispatches/" + dispatch.id()))
                        .entity(dispatch)
                        .tag(IfMatch.tag(dispatch.version()))
                        .build());
    }
}
