package th.localpolicy.platform.problem;

import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Words every {@link Refusal} that leaves a service: in English when the caller prefers it, in Thai otherwise. */
public class ProblemWriter {

    private static final Locale THAI = Locale.of("th");

    /** Runs for every answer, those of the exception mappers included. */
    @ServerResponseFilter
    public void word(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Refusal refusal) {
            var locale = preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            answer.setEntity(word(refusal, locale, request.getUriInfo().getPath()), null, Problem.MEDIA_TYPE);
            answer.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        }
    }

    /** Thai or English, as an Accept-Language header prefers; Thai when it names neither or is none. */
    public static Locale preferred(String acceptLanguage) {
        try {
            var wanted = acceptLanguage == null ? null : Locale.LanguageRange.parse(acceptLanguage);
            var found = wanted == null ? null : Locale.lookup(wanted, List.of(THAI, Locale.ENGLISH));
            return found == null ? THAI : found;
        } catch (IllegalArgumentException e) {
            return THAI;
        }
    }

    /** @param instance the path of the request that was refused */
    public static Problem word(Refusal refusal, Locale locale, String instance) {
        var type = refusal.type();
        var faults = refusal.faults().stream()
                .map(fault -> new Problem.Fault(fault.field(), fault.detail().in(locale)))
                .toList();
        return new Problem(
                type.type(),
                type.title().in(locale),
                type.status(),
                refusal.detail().in(locale),
                instance,
                faults);
    }
}
