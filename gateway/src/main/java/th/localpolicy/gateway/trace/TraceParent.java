package th.localpolicy.gateway.trace;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/**
 * The {@code traceparent} of a request (W3C Trace Context, version 00). A client's own is passed on unchanged with its
 * {@code tracestate}; one that is missing, doubled or malformed is replaced, and its state dropped, as the
 * recommendation asks.
 */
record TraceParent(String value, String traceId, boolean received) {

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    static TraceParent of(HttpHeaders headers) {
        List<String> sent = headers.getOrEmpty(PARENT);
        if (sent.size() == 1) {
            Matcher form = FORM.matcher(sent.getFirst());
            if (form.matches()) {
                return new TraceParent(sent.getFirst(), form.group(1), true);
            }
        }
        return made();
    }

    void writeTo(HttpHeaders headers) {
        headers.set(PARENT, value);
        if (!received) {
            headers.remove(STATE);
        }
    }

    private static TraceParent made() {
        String traceId = hex() + hex();
        return new TraceParent("00-" + traceId + "-" + hex() + "-01", traceId, false);
    }

    /** Sixteen digits, never all zero. */
    private static String hex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
