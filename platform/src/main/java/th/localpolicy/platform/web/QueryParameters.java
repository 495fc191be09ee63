package th.localpolicy.platform.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import th.localpolicy.platform.problem.Expected;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;

/**
 * Holds a query to the parameters its operation declares. A parameter that is misspelled would otherwise be passed over, and
 * a list of the whole country answered to somebody who asked for one province; a value that cannot be read is told by the
 * parameter's name, with what it may be.
 */
public class QueryParameters {

    /** Where a whole file is sent, these say nothing and harm nothing: the same query may ask for a page or for the sheet. */
    private static final Set<String> PAGING = Set.of("limit", "cursor", "count");

    private final Map<Method, Map<String, Class<?>>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public Optional<Response> refuseUnknown(ResourceInfo resource, UriInfo uri) {
        var given = uri.getQueryParameters().keySet();
        if (given.isEmpty() || resource.getResourceMethod() == null) {
            return Optional.empty();
        }
        var known = of(resource.getResourceMethod());
        var faults = given.stream()
                .filter(name -> !known.containsKey(name) && !PAGING.contains(name))
                .map(name -> unknown(name, known.keySet()))
                .toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(Problem.response(Refusal.invalid(faults)));
    }

    /** The framework calls a parameter that cannot be read "not found"; a path that cannot be read is just that. */
    @ServerExceptionMapper
    public Response notFound(NotFoundException e, ResourceInfo resource, UriInfo uri) {
        if (e.getCause() == null || resource.getResourceMethod() == null) {
            return Problem.response(Refusal.notFound());
        }
        var given = uri.getQueryParameters();
        var faults = of(resource.getResourceMethod()).entrySet().stream()
                .filter(parameter -> given.getOrDefault(parameter.getKey(), List.of()).stream()
                        .anyMatch(value -> !Expected.readable(parameter.getValue(), value)))
                .map(parameter -> new FieldFault(parameter.getKey(), Expected.of(parameter.getValue())))
                .toList();
        return Problem.response(faults.isEmpty() ? Refusal.notFound() : Refusal.invalid(faults));
    }

    private static FieldFault unknown(String name, Set<String> known) {
        return known.isEmpty()
                ? new FieldFault(name, "ไม่มีพารามิเตอร์ชื่อนี้", "there is no parameter of this name")
                : new FieldFault(
                        name,
                        "ไม่มีพารามิเตอร์ชื่อนี้ ที่มีคือ " + String.join(", ", known),
                        "there is no parameter of this name; there are " + String.join(", ", known));
    }

    private Map<String, Class<?>> of(Method operation) {
        return declared.computeIfAbsent(operation, QueryParameters::read);
    }

    private static Map<String, Class<?>> read(Method operation) {
        var names = new TreeMap<String, Class<?>>();
        Arrays.stream(operation.getParameters())
                .forEach(parameter -> add(names, parameter, parameter.getParameterizedType(), parameter.getType()));
        return Collections.unmodifiableMap(names);
    }

    private static void add(Map<String, Class<?>> names, AnnotatedElement at, Type generic, Class<?> type) {
        if (at.isAnnotationPresent(QueryParam.class)) {
            names.put(at.getAnnotation(QueryParam.class).value(), single(generic, type));
        } else if (at.isAnnotationPresent(BeanParam.class)) {
            for (Class<?> bean = type; bean != null && bean != Object.class; bean = bean.getSuperclass()) {
                Arrays.stream(bean.getDeclaredFields())
                        .forEach(field -> add(names, field, field.getGenericType(), field.getType()));
            }
        }
    }

    /** What one value of a parameter that may repeat is. */
    private static Class<?> single(Type generic, Class<?> type) {
        return generic instanceof ParameterizedType many && many.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : type;
    }
}
