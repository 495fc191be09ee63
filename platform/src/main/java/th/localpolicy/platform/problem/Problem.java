package th.localpolicy.platform.problem;

import java.util.List;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Problem details as they go over the wire (RFC 9457). Made in one place only, {@link ProblemWriter}, so that every
 * refusal of every service has the same shape, in the caller's language, without class names or SQL.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "RFC 9457 problem details · รายละเอียดของปัญหา")
public record Problem(
        @Schema(examples = "/problems/invalid-request") String type,
        String title,
        @Schema(examples = "400") int status,
        String detail,
        String instance,
        List<Fault> errors) {

    public static final String MEDIA_TYPE_NAME = "application/problem+json";
    public static final MediaType MEDIA_TYPE = MediaType.valueOf(MEDIA_TYPE_NAME);

    /** A field at fault, as the client sees it. */
    @Schema(name = "Fault")
    public record Fault(String field, String detail) {}

    /**
     * An answer that carries the refusal; {@link ProblemWriter} words it for the caller. A busy or limited service says when to come back.
     */
    public static Response response(Refusal refusal) {
        var answer = Response.status(refusal.type().status()).type(MEDIA_TYPE).entity(refusal);
        return switch (refusal.type()) {
            case UNAVAILABLE, TOO_MANY_REQUESTS ->
                answer.header("Retry-After", 5).build();
            case UNAUTHENTICATED -> answer.header("WWW-Authenticate", "Bearer").build();
            default -> answer.build();
        };
    }
}
