package th.localpolicy.gateway.login;

import java.time.Duration;
import java.time.Instant;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/** The access token of the session that a request belongs to, renewed when it is about to run out. */
@Component
class SessionToken {

    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);
    private static final Text LOGGED_OUT = new Text(
            "การเข้าสู่ระบบหมดอายุ เข้าสู่ระบบใหม่ที่ /login", "The login has run out. Log in again at /login.");

    private final DefaultReactiveOAuth2AuthorizedClientManager tokens;

    SessionToken(LoginProvider provider, ServerOAuth2AuthorizedClientRepository tokensOfSessions) {
        tokens = new DefaultReactiveOAuth2AuthorizedClientManager(provider, tokensOfSessions);
        tokens.setAuthorizedClientProvider(ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
                .refreshToken(refresh -> refresh.clockSkew(BEFORE_THE_END))
                .build());
    }

    /** Empty for a request that has no session. A session whose token cannot be renewed any more ends. */
    Mono<String> of(ServerWebExchange exchange) {
        return caller().filter(OAuth2AuthenticationToken.class::isInstance)
                .flatMap(person -> renewed(person, exchange)
                        .filter(client -> !hasRunOut(client))
                        .map(client -> client.getAccessToken().getTokenValue())
                        .switchIfEmpty(Mono.defer(() -> ended(exchange))));
    }

    /** Who asks, by token or session; empty for anybody. */
    static Mono<Authentication> caller() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(caller -> caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken));
    }

    private Mono<OAuth2AuthorizedClient> renewed(Authentication person, ServerWebExchange exchange) {
        return tokens.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(LoginProvider.ID)
                        .principal(person)
                        .attribute(ServerWebExchange.class.getName(), exchange)
                        .build())
                .timeout(LoginProvider.PATIENCE)
                .onErrorResume(SessionToken::isRefusedByProvider, refused -> Mono.empty())
                .onErrorMap(error -> Refusal.in(error).isEmpty(), LoginProvider::outage);
    }

    private static boolean isRefusedByProvider(Throwable error) {
        return error instanceof OAuth2AuthorizationException known
                && OAuth2ErrorCodes.INVALID_GRANT.equals(known.getError().getErrorCode());
    }

    private static boolean hasRunOut(OAuth2AuthorizedClient client) {
        Instant end = client.getAccessToken().getExpiresAt();
        return end != null && end.isBefore(Instant.now());
    }

    private static Mono<String> ended(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(WebSession::invalidate)
                .then(Mono.error(() -> new Refusal(ProblemType.UNAUTHENTICATED, LOGGED_OUT)));
    }
}
