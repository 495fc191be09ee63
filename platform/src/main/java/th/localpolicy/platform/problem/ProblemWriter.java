package th.localpolicy.platform.problem;

import java.util.Locale;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Words every {@link Refusal} that leaves a service: in English when the caller prefers it, in Thai otherwise. */
public class ProblemWriter {

    /** Runs for every answer, those of the exception mappers included. */
    @ServerResponseFilter
    public void word(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Refusal refusal) {
            var locale = request.getAcceptableLanguages().stream()
                    .filter(language -> language.getLanguage().equals("en")
                            || language.getLanguage().equals("th"))
                    .findFirst()
                    .orElse(Locale.of("th"));
            answer.setEntity(word(refusal, locale, request.getUriInfo().getPath()), null, Problem.MEDIA_TYPE);
            answer.getHeaders().putSingle("Content-Language", locale.getLanguage());
        }
    }

    static Problem word(Refusal refusal, Locale locale, String instance) {
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
