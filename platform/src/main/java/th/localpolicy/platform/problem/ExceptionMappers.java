package th.localpolicy.platform.problem;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import th.localpolicy.platform.problem.Refusal.FieldFault;

/**
 * The one place where an exception becomes an answer. What a client did wrong is told with the field it stands in; what
 * we did wrong is logged and answered without a word of how we are built.
 */
public class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        return Problem.response(Refusal.invalid(e.getConstraintViolations().stream()
                .map(ExceptionMappers::fault)
                .toList()));
    }

    /** Named with its subclass, because the framework has an answer of its own for that one. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public Response unreadable(JacksonException e) {
        return faultOfTheClient(e).orElseGet(() -> Problem.response(unreadableBody(e)));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated() {
        return Problem.response(Refusal.of(ProblemType.UNAUTHENTICATED));
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden(ResourceInfo resource) {
        var method = Optional.ofNullable(resource.getResourceMethod());
        var roles = method.map(operation -> operation.getAnnotation(RolesAllowed.class))
                .or(() -> method.map(operation -> operation.getDeclaringClass().getAnnotation(RolesAllowed.class)));
        return Problem.response(roles.map(needed -> Refusal.roleRequired(needed.value()))
                .orElse(Refusal.of(ProblemType.ROLE_REQUIRED)));
    }

    /** What the framework refused by itself: unknown path, method, media type, unreadable body. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable);
        }
        var status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            LOG.error("A request failed", e);
        }
        return Problem.response(Refusal.of(ProblemType.ofStatus(status)));
    }

    /** The token cannot be checked, because its provider does not answer: that says nothing about the token. */
    @ServerExceptionMapper(OIDCException.class)
    public Response unchecked() {
        LOG.warn("A token could not be checked: the OpenID provider does not answer");
        return Problem.response(Refusal.of(ProblemType.UNAVAILABLE));
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return faultOfTheClient(e).orElseGet(() -> fault(e));
    }

    /** What went wrong with the body on its way, whatever was reading it; nobody is woken for it. */
    private static Optional<Response> faultOfTheClient(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge) {
                return Optional.of(Problem.response(Refusal.of(ProblemType.TOO_LARGE)));
            }
            if (cause instanceof HttpClosedException) {
                LOG.debug("A client hung up while it was sending");
                return Optional.of(Problem.response(Refusal.of(ProblemType.INVALID_REQUEST)));
            }
        }
        return Optional.empty();
    }

    private static Response fault(Throwable e) {
        if (Outage.causedBy(e)) {
            LOG.warnf("A request met an outage: %s", e.toString());
            return Problem.response(Refusal.of(ProblemType.UNAVAILABLE));
        }
        if (Outage.refusedValue(e)) {
            // Our own checks come first; this is the net under them.
            LOG.warnf("The database refused a value that our checks let through: %s", e.toString());
            return Problem.response(Refusal.of(ProblemType.INVALID_REQUEST));
        }
        LOG.error("A request failed", e);
        return Problem.response(Refusal.of(ProblemType.INTERNAL_ERROR));
    }

    private static Refusal unreadableBody(JacksonException e) {
        var field = e instanceof JsonMappingException mapping ? pathOf(mapping) : "";
        if (field.isEmpty()) {
            return Refusal.of(
                    ProblemType.INVALID_REQUEST, "อ่านเนื้อหาคำขอเป็น JSON ไม่ได้", "The body cannot be read as JSON");
        }
        if (e instanceof UnrecognizedPropertyException) {
            return Refusal.invalid(field, "ไม่มีช่องชื่อนี้", "there is no field of this name");
        }
        var type = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType()
                : Object.class;
        return Refusal.invalid(List.of(new FieldFault(field, Expected.of(type))));
    }

    private static String pathOf(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** The field as the client wrote it: without the method and parameter that stand before it in the violation's path. */
    private static FieldFault fault(ConstraintViolation<?> violation) {
        var nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::toString)
                .toList();
        var field = String.join(
                ".", nodes.size() > 2 ? nodes.subList(2, nodes.size()) : nodes.subList(nodes.size() - 1, nodes.size()));
        return new FieldFault(field, Messages.of(violation));
    }
}
