package th.localpolicy.gateway.login;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who is logged in, kept in the session. A request without the session's cookie is not asked for a session at all: the
 * framework would make one up for every caller that shows a token.
 */
final class SessionContext implements ServerSecurityContextRepository {

    private final WebSessionServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();
    private final Cookies cookies;

    SessionContext(Cookies cookies) {
        this.cookies = cookies;
        sessions.setSpringSecurityContextAttrName(SessionContent.PERSON);
    }

    boolean isAbsent(ServerWebExchange exchange) {
        return !exchange.getRequest().getCookies().containsKey(cookies.session());
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return isAbsent(exchange) ? Mono.empty() : sessions.load(exchange);
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, SecurityContext context) {
        return exchange.getSession()
                // Made with the session and never changed, so that two requests at once cannot make two.
                .doOnNext(session -> session.getAttributes().putIfAbsent(SessionContent.CSRF, SessionIds.next()))
                .then(sessions.save(exchange, context));
    }
}
