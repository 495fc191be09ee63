package th.localpolicy.gateway.trace;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Gives every request the two names by which it is found again, and writes one line about it when it is over. The
 * correlation id is the client's if it is well formed, and goes back in the answer; the trace parent is the client's if
 * it is well formed, else a new one. The line holds nothing that a client has typed: no query, no free text of the path, no
 * tokens.
 */
@Component
public class RequestTrace implements HttpHandlerDecoratorFactory {

    public static final String CORRELATION_ID = "X-Correlation-Id";

    private static final Logger log = LoggerFactory.getLogger("request");
    private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> traced(next, request, response);
    }

    private static Mono<Void> traced(HttpHandler next, ServerHttpRequest request, ServerHttpResponse response) {
        long begun = System.nanoTime();
        String correlationId = correlationId(request.getHeaders());
        TraceParent trace = TraceParent.of(request.getHeaders());
        ServerHttpRequest named = request.mutate()
                .headers(headers -> {
                    headers.set(CORRELATION_ID, correlationId);
                    trace.writeTo(headers);
                })
                .build();
        // At commit, because a service answers the id too and the client should see it once.
        response.beforeCommit(() -> {
            response.getHeaders().set(CORRELATION_ID, correlationId);
            return Mono.empty();
        });
        return next.handle(named, response)
                .doFinally(signal -> log.info(
                        "{} {} status={} ms={} correlation={} trace={}",
                        request.getMethod(),
                        LoggedPath.of(request.getURI().getRawPath()),
                        status(response, signal),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                        correlationId,
                        trace.traceId()));
    }

    private static String correlationId(HttpHeaders headers) {
        String sent = headers.getFirst(CORRELATION_ID);
        return sent != null && ACCEPTED_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    private static String status(ServerHttpResponse response, SignalType signal) {
        if (signal == SignalType.CANCEL) {
            return "gone";
        }
        HttpStatusCode status = response.getStatusCode();
        return status == null ? "200" : String.valueOf(status.value());
    }
}
