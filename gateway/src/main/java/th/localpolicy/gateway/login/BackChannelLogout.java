package th.localpolicy.gateway.login;

import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * {@code POST /logout/back-channel}: the provider says that somebody has logged out elsewhere (OpenID Connect
 * Back-Channel Logout 1.0), and the sessions of that login, or of that account, end here too. A token that is not
 * one of the provider's for this is 400.
 */
@Configuration(proxyBeanMethods = false)
class BackChannelLogout {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Text NOT_A_LOGOUT =
            new Text("logout_token ไม่ถูกต้อง", "The logout_token is not one of the provider's.");

    private final ReactiveJwtDecoder logoutTokens;
    private final Sessions.Store sessions;

    BackChannelLogout(@Qualifier("logoutTokens") ReactiveJwtDecoder logoutTokens, Sessions.Store sessions) {
        this.logoutTokens = logoutTokens;
        this.sessions = sessions;
    }

    @Bean
    RouterFunction<ServerResponse> backChannelLogoutRoutes() {
        return RouterFunctions.route()
                .POST("/logout/back-channel", this::endSessions)
                .build();
    }

    private Mono<ServerResponse> endSessions(ServerRequest request) {
        return request.formData()
                .mapNotNull(form -> form.getFirst("logout_token"))
                .flatMap(logoutTokens::decode)
                .filter(BackChannelLogout::isLogout)
                .onErrorMap(JwtException.class, bad -> refusal())
                .switchIfEmpty(Mono.error(BackChannelLogout::refusal))
                .flatMap(token -> sessions.endOf(owner(token)))
                .then(Mono.defer(() ->
                        ServerResponse.ok().cacheControl(CacheControl.noStore()).build()));
    }

    private static Refusal refusal() {
        return new Refusal(ProblemType.INVALID_REQUEST, NOT_A_LOGOUT);
    }

    private static boolean isLogout(Jwt token) {
        Map<String, Object> events = token.getClaimAsMap("events");
        return events != null
                && events.containsKey(EVENT)
                && !token.hasClaim("nonce")
                && (token.hasClaim("sid") || token.getSubject() != null);
    }

    private static String owner(Jwt token) {
        String sid = token.getClaimAsString("sid");
        return sid == null ? PersonSession.ofSubject(token.getSubject()) : PersonSession.ofSid(sid);
    }
}
