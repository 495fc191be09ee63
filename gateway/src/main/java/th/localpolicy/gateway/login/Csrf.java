package th.localpolicy.gateway.login;

import java.util.Set;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a page elsewhere cannot do: a change in somebody's session needs the session's own secret in a header, which only
 * a page of this origin can read, from {@code GET /api/me} or its cookie. A bearer token is exempt, for no browser sends
 * one on its own.
 */
final class Csrf implements ServerWebExchangeMatcher, ServerCsrfTokenRequestHandler, ServerCsrfTokenRepository {

    static final String HEADER = "X-XSRF-TOKEN";

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final SessionContext sessions;

    Csrf(SessionContext sessions) {
        this.sessions = sessions;
    }

    /** The secret lies in the session, which is stronger than a cookie compared with a header. Nobody else gets one. */
    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return sessions.isAbsent(exchange)
                ? Mono.empty()
                : exchange.getSession()
                        .mapNotNull(session -> session.<String>getAttribute(SessionContent.CSRF))
                        .map(Csrf::token);
    }

    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> token(SessionIds.next()));
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, CsrfToken token) {
        return Mono.empty();
    }

    private static CsrfToken token(String secret) {
        return new DefaultCsrfToken(HEADER, "_csrf", secret);
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        if (HARMLESS.contains(exchange.getRequest().getMethod())
                || sessions.isAbsent(exchange)
                || exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return MatchResult.notMatch();
        }
        return sessions.load(exchange).flatMap(loggedIn -> MatchResult.match()).switchIfEmpty(MatchResult.notMatch());
    }

    @Override
    public void handle(ServerWebExchange exchange, Mono<CsrfToken> token) {
        exchange.getAttributes().put(CsrfToken.class.getName(), token);
    }

    /** From the header only: the body belongs to the services. */
    @Override
    public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
        return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(HEADER));
    }
}
