package th.localpolicy.gateway.login;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpCookie;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.vault.Vault;
import th.localpolicy.gateway.vault.Vaults;

/**
 * Logins that have begun and not yet come back, each known by a cookie of its own. They are not sessions: somebody who
 * begins a thousand logins takes nobody's place. A login may come back at another gateway than it began at.
 */
@Component
class PendingLogins implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Attribute of an exchange: where the login that has just come back was to lead. */
    static final String DESTINATION = PendingLogins.class.getName() + ".destination";

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 20_000;

    private final Vault pending;
    private final JsonMapper json;
    private final Cookies cookies;

    PendingLogins(Vaults vaults, JsonMapper json, GatewaySettings settings) {
        this.pending = vaults.forgetful("login", MOST);
        this.json = json;
        this.cookies = new Cookies(settings.login().secureCookies());
    }

    private record Said(
            String at,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            Map<String, Object> parameters,
            Map<String, Object> attributes) {

        static Said of(OAuth2AuthorizationRequest request) {
            return new Said(
                    request.getAuthorizationUri(),
                    request.getClientId(),
                    request.getRedirectUri(),
                    request.getScopes(),
                    request.getState(),
                    request.getAdditionalParameters(),
                    request.getAttributes());
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(at)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(scopes)
                    .state(state)
                    .additionalParameters(parameters)
                    .attributes(all -> all.putAll(attributes))
                    .build();
        }
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.defer(() -> {
            String id = SessionIds.next();
            exchange.getResponse()
                    .addCookie(
                            cookies.hidden(cookies.login(), id).maxAge(LONGEST).build());
            return pending.put(id, json.writeValueAsBytes(Said.of(request)), LONGEST, Set.of(), LONGEST)
                    .onErrorMap(Sessions.Store::outage);
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(cookies.login());
        String state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        return cookie == null || state == null
                ? Mono.empty()
                : pending.open(cookie.getValue(), LONGEST)
                        .onErrorMap(Sessions.Store::outage)
                        .map(kept -> json.readValue(kept, Said.class))
                        .filter(said -> said.state().equals(state))
                        .map(Said::request);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).flatMap(request -> {
            exchange.getResponse()
                    .addCookie(cookies.hidden(cookies.login(), "").maxAge(0).build());
            exchange.getAttributes().put(DESTINATION, request.getAttribute(DESTINATION));
            return pending.remove(exchange.getRequest()
                            .getCookies()
                            .getFirst(cookies.login())
                            .getValue())
                    .onErrorMap(Sessions.Store::outage)
                    .thenReturn(request);
        });
    }
}
