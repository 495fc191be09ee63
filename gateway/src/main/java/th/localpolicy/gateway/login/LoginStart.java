package th.localpolicy.gateway.login;

import java.net.URI;
import java.time.Duration;

import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType.Text;

/** {@code GET /login?to=/path} sends a person to the provider, with PKCE, and remembers where to go on afterwards. */
@Component
class LoginStart implements ServerOAuth2AuthorizationRequestResolver {

    static final String PATH = "/login";

    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Text FULL = new Text(
            "มีผู้เข้าสู่ระบบเต็มจำนวนแล้ว ลองใหม่ภายหลัง", "As many people are logged in as can be. Try again later.");

    private final DefaultServerOAuth2AuthorizationRequestResolver requests;
    private final Sessions.Store sessions;

    LoginStart(LoginProvider provider, Sessions.Store sessions) {
        this.requests = new DefaultServerOAuth2AuthorizationRequestResolver(provider);
        this.requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.sessions = sessions;
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        boolean asked = exchange.getRequest().getMethod() == HttpMethod.GET
                && PATH.equals(exchange.getRequest().getPath().value());
        if (!asked) {
            return Mono.empty();
        }
        if (sessions.isFull()) {
            return Mono.error(Refusal.unavailable(FULL, LATER, null));
        }
        String destination = ownPath(exchange.getRequest().getQueryParams().getFirst("to"));
        return requests.resolve(exchange, LoginProvider.ID)
                .map(request -> OAuth2AuthorizationRequest.from(request)
                        .attributes(attributes -> attributes.put(PendingLogins.DESTINATION, destination))
                        .build());
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registrationId) {
        return Mono.empty();
    }

    /** Never leads to another host, whatever was asked for. */
    static String ownPath(String wanted) {
        boolean own = wanted != null && wanted.startsWith("/") && !wanted.startsWith("//");
        try {
            return own ? URI.create(wanted).toString() : "/";
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }
}
