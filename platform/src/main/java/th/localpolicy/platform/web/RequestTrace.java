package th.localpolicy.platform.web;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Puts the request's correlation id and trace context into the log lines, and the id into the answer. */
public class RequestTrace {

    private static final String HEADER = "X-Correlation-Id";

    /** Nothing that could break or forge a log line. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @ServerRequestFilter(preMatching = true)
    public void begin(ContainerRequestContext request) {
        var given = request.getHeaderString(HEADER);
        var id = given != null && FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setProperty(HEADER, id);
        MDC.put(Trace.CORRELATION, id);
        var traceparent = request.getHeaderString(Trace.TRACEPARENT);
        if (Trace.wellFormed(traceparent)) {
            MDC.put(Trace.TRACEPARENT, traceparent);
        } else {
            MDC.remove(Trace.TRACEPARENT);
        }
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getProperty(HEADER) instanceof String id) {
            answer.getHeaders().putSingle(HEADER, id);
        }
        MDC.remove(Trace.CORRELATION);
        MDC.remove(Trace.TRACEPARENT);
    }
}
