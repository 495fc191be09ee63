package th.localpolicy.platform.web;

import java.util.regex.Pattern;

import org.jboss.logging.MDC;

/**
 * The W3C trace context of the request at hand. It goes from the gateway through the services into the headers of the
 * events, so that a KPI count can be followed back to the request that caused it.
 */
public final class Trace {

    static final String TRACEPARENT = "traceparent";
    static final String CORRELATION = "correlationId";

    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** The {@code traceparent} of the request on this thread, or null outside a request. */
    public static String current() {
        return MDC.get(TRACEPARENT) instanceof String value ? value : null;
    }

    /** The correlation id of the request on this thread, or null outside a request. */
    public static String correlation() {
        return MDC.get(CORRELATION) instanceof String value ? value : null;
    }

    static boolean wellFormed(String traceparent) {
        return traceparent != null && FORM.matcher(traceparent).matches();
    }
}
