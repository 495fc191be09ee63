package th.localpolicy.platform.web;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

/**
 * Refuses a request whose Accept names nothing that its address has. Where several methods share an address, one for each
 * form, the framework would take the first of them for want of a fitting one.
 */
public class Acceptable {

    /** The refusal, 406, or nothing. */
    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request, ResourceInfo resource) {
        var forms = forms(resource);
        return forms.isEmpty() || request.getAcceptableMediaTypes().stream().anyMatch(wanted -> isAmong(forms, wanted))
                ? Optional.empty()
                : Optional.of(Problem.response(Refusal.of(ProblemType.NOT_ACCEPTABLE)));
    }

    private static boolean isAmong(List<MediaType> forms, MediaType wanted) {
        return forms.stream().anyMatch(wanted::isCompatible) && !"0".equals(weight(wanted));
    }

    /** {@code q=0} in any spelling is "0". */
    private static String weight(MediaType wanted) {
        var q = wanted.getParameters().get("q");
        return q != null && q.matches("0(\\.0*)?") ? "0" : q;
    }

    /** None where a method does not say what it produces. */
    private static List<MediaType> forms(ResourceInfo resource) {
        return produces(resource.getResourceMethod(), resource.getResourceClass())
                .map(produces -> Arrays.stream(produces.value())
                        .flatMap(types -> Arrays.stream(types.split(",")))
                        .map(type -> MediaType.valueOf(type.strip()))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Produces> produces(Method method, Class<?> type) {
        return Optional.ofNullable(method.getAnnotation(Produces.class))
                .or(() -> Optional.ofNullable(type.getAnnotation(Produces.class)));
    }
}
