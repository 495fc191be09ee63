package th.localpolicy.gateway.login;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.RefreshTokenReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * The access token of the session that a request belongs to, renewed when it is about to run out: once, however many
 * requests of the session are on their way, because a provider may take a refresh token only once.
 */
@Component
class SessionToken {

    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);
    private static final Text LOGGED_OUT = new Text(
            "การเข้าสู่ระบบหมดอายุ เข้าสู่ระบบใหม่ที่ /login", "The login has run out. Log in again at /login.");

    private final LoginProvider provider;
    private final RefreshTokenReactiveOAuth2AuthorizedClientProvider refresh =
            new RefreshTokenReactiveOAuth2AuthorizedClientProvider();
    private final ConcurrentHashMap<String, Mono<PersonTokens>> renewals = new ConcurrentHashMap<>();

    SessionToken(LoginProvider provider) {
        this.provider = provider;
        refresh.setClockSkew(BEFORE_THE_END);
    }

    /** Empty for a request that has no session. A session whose token cannot be renewed any more ends. */
    Mono<String> of(ServerWebExchange exchange) {
        return caller().filter(OAuth2AuthenticationToken.class::isInstance)
                .flatMap(person -> exchange.getSession()
                        .flatMap(session -> tokens(person, session)
                                .filter(tokens -> tokens.areGoodAt(Instant.now()))
                                .map(PersonTokens::access)
                                .switchIfEmpty(Mono.defer(() -> ended(session)))));
    }

    /** Who asks, by token or session; empty for anybody. */
    static Mono<Authentication> caller() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(caller -> caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken));
    }

    private Mono<PersonTokens> tokens(Authentication person, WebSession session) {
        PersonTokens known = session.getAttribute(SessionContent.TOKENS);
        if (known == null || areFresh(known)) {
            return Mono.justOrEmpty(known);
        }
        return Mono.defer(() -> renewals.computeIfAbsent(session.getId(), id -> renewed(person, session, known, id)))
                .doOnNext(tokens -> session.getAttributes().put(SessionContent.TOKENS, tokens));
    }

    private Mono<PersonTokens> renewed(Authentication person, WebSession session, PersonTokens known, String id) {
        return latest(session)
                .defaultIfEmpty(known)
                .flatMap(latest -> areFresh(latest) ? Mono.just(latest) : asked(person, session, latest))
                .flatMap(tokens -> {
                    session.getAttributes().put(SessionContent.TOKENS, tokens);
                    return session.save().thenReturn(tokens);
                })
                .doFinally(end -> renewals.remove(id))
                .cache();
    }

    private Mono<PersonTokens> asked(Authentication person, WebSession session, PersonTokens known) {
        if (known.refresh() == null) {
            return Mono.just(known);
        }
        return provider.findByRegistrationId(LoginProvider.ID)
                .flatMap(registration -> refresh.authorize(
                        OAuth2AuthorizationContext.withAuthorizedClient(known.at(registration, person.getName()))
                                .principal(person)
                                .build()))
                .map(PersonTokens::of)
                .timeout(LoginProvider.PATIENCE)
                // Another gateway may have been quicker with the same refresh token.
                .onErrorResume(
                        SessionToken::isRefusedByProvider,
                        refused -> latest(session).filter(SessionToken::areFresh))
                .onErrorMap(error -> Refusal.in(error).isEmpty(), LoginProvider::outage)
                // One that is good for some seconds more is better than none.
                .onErrorResume(outage -> known.areGoodAt(Instant.now()) ? Mono.just(known) : Mono.error(outage));
    }

    private static Mono<PersonTokens> latest(WebSession session) {
        return session instanceof PersonSession kept ? kept.latestTokens() : Mono.empty();
    }

    private static boolean areFresh(PersonTokens tokens) {
        return tokens.areGoodAt(Instant.now().plus(BEFORE_THE_END));
    }

    private static boolean isRefusedByProvider(Throwable error) {
        return error instanceof OAuth2AuthorizationException known
                && OAuth2ErrorCodes.INVALID_GRANT.equals(known.getError().getErrorCode());
    }

    private static Mono<String> ended(WebSession session) {
        return session.invalidate().then(Mono.error(() -> new Refusal(ProblemType.UNAUTHENTICATED, LOGGED_OUT)));
    }
}
