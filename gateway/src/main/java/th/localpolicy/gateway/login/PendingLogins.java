package th.localpolicy.gateway.login;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.http.HttpCookie;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;

/**
 * Logins that have begun and not yet come back, each known by a cookie of its own. They are not sessions: somebody who
 * begins a thousand logins takes nobody's place.
 */
@Component
class PendingLogins implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Attribute of an exchange: where the login that has just come back was to lead. */
    static final String DESTINATION = PendingLogins.class.getName() + ".destination";

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 20_000;
    private static final int ID_BYTES = 24;

    private final Cache<String, OAuth2AuthorizationRequest> pending =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final SecureRandom random = new SecureRandom();
    private final Cookies cookies;

    PendingLogins(GatewaySettings settings) {
        this.cookies = new Cookies(settings.login().secureCookies());
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            pending.put(id, request);
            exchange.getResponse()
                    .addCookie(
                            cookies.hidden(cookies.login(), id).maxAge(LONGEST).build());
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> {
            HttpCookie cookie = exchange.getRequest().getCookies().getFirst(cookies.login());
            OAuth2AuthorizationRequest request = cookie == null ? null : pending.getIfPresent(cookie.getValue());
            String state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
            return request != null && request.getState().equals(state) ? request : null;
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(request -> {
            pending.invalidate(
                    exchange.getRequest().getCookies().getFirst(cookies.login()).getValue());
            exchange.getResponse()
                    .addCookie(cookies.hidden(cookies.login(), "").maxAge(0).build());
            exchange.getAttributes().put(DESTINATION, request.getAttribute(DESTINATION));
        });
    }
}
