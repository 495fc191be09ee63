package th.localpolicy.gateway.problem;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.netty.handler.timeout.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

import th.localpolicy.gateway.trace.LoggedPath;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * The one place where the gateway's own refusals become answers. A service's problem never comes here: it passes through
 * as it is. Answers are Thai, or English where the client prefers it, and say nothing about the inside.
 */
@Component
@Order(-2) // before the framework's own error page
class ProblemAnswers implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final List<Locale> LANGUAGES = List.of(Locale.of("th"), Locale.ENGLISH);

    private static final Duration AFTER_A_BREAK = Duration.ofSeconds(5);

    private final JsonMapper json;

    ProblemAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (error instanceof IllegalStateException && isAnswered(exchange.getResponse())) {
            // The server has refused the request itself, in the middle of a body that it could not read any further.
            return Mono.empty();
        }
        if (exchange.getResponse().isCommitted()) {
            // Part of the answer is out: only a broken connection can still tell the client.
            return Mono.error(error);
        }
        if (isAnswered(exchange.getResponse())) {
            return Mono.empty();
        }
        return write(exchange, Refusal.in(error).orElseGet(() -> refusalFor(exchange, error)), error);
    }

    private static boolean isAnswered(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse server
                && server.hasSentHeaders();
    }

    private static Refusal refusalFor(ServerWebExchange exchange, Throwable error) {
        if (error instanceof ResponseStatusException known
                && known.getStatusCode().is4xxClientError()) {
            ProblemType type = ProblemType.ofStatus(known.getStatusCode().value());
            return new Refusal(type, type.explanation());
        }
        if (error instanceof TimeoutException || error instanceof IOException) {
            // The service's answer began and then stopped, before anything of it was passed on.
            log.warn("{} broke off: {}", path(exchange), error.toString());
            return Refusal.unavailable(ProblemType.UNAVAILABLE.explanation(), AFTER_A_BREAK, error);
        }
        log.error("Unexpected on {}", path(exchange), error);
        return new Refusal(ProblemType.INTERNAL_ERROR, ProblemType.INTERNAL_ERROR.explanation());
    }

    private static String path(ServerWebExchange exchange) {
        return LoggedPath.of(exchange.getRequest().getURI().getRawPath());
    }

    private Mono<Void> write(ServerWebExchange exchange, Refusal refusal, Throwable error) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        ProblemType type = refusal.type();
        Locale locale = language(request.getHeaders());

        HttpHeaders headers = response.getHeaders();
        headers.clear();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(locale);
        headers.setVary(List.of(HttpHeaders.ACCEPT_LANGUAGE));
        headers.setCacheControl("no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        refusal.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait)));
        switch (type) {
            case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge(request));
            case METHOD_NOT_ALLOWED -> headers.setAllow(allowed(error));
            // The rest of the body is still on its way and nobody will read it.
            case TOO_LARGE -> headers.set(HttpHeaders.CONNECTION, "close");
            default -> {}
        }
        response.setStatusCode(HttpStatusCode.valueOf(type.status()));
        byte[] body =
                bytes(type, type.status(), refusal.detail(), request.getURI().getRawPath(), locale);
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    byte[] bytes(ProblemType type, int status, Text detail, String instance, Locale locale) {
        return json.writeValueAsBytes(Problem.of(type, status, detail, instance, locale));
    }

    /** Thai unless the client prefers English; an unreadable preference is no preference. */
    static Locale language(HttpHeaders headers) {
        try {
            Locale chosen = Locale.lookup(headers.getAcceptLanguage(), LANGUAGES);
            return chosen == null ? LANGUAGES.getFirst() : chosen;
        } catch (IllegalArgumentException unreadable) {
            return LANGUAGES.getFirst();
        }
    }

    private static String challenge(ServerHttpRequest request) {
        String realm = "Bearer realm=\"localpolicy\"";
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? realm + ", error=\"invalid_token\""
                : realm;
    }

    private static Set<HttpMethod> allowed(Throwable error) {
        return error instanceof MethodNotAllowedException known
                ? known.getSupportedMethods()
                : AllowedMethods.EVERYWHERE;
    }
}
