package th.localpolicy.gateway.login;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import th.localpolicy.gateway.GatewaySettings;

/**
 * {@code POST /logout} ends the session here, with its tokens, and answers {@code {"next": address}}: the page goes there,
 * and the provider ends its own session and sends the person back to the first page.
 */
@Component
public class Logout implements ServerLogoutSuccessHandler {

    public static final String PATH = "/logout";

    private final OidcClientInitiatedServerLogoutSuccessHandler everywhere;

    Logout(LoginProvider provider, GatewaySettings settings, JsonMapper json) {
        everywhere = new OidcClientInitiatedServerLogoutSuccessHandler(provider);
        URI url = settings.login().url();
        everywhere.setPostLogoutRedirectUri(
                (url == null || url.toString().isEmpty()
                                ? "{baseUrl}"
                                : url.toString().replaceAll("/$", "")) + "/");
        everywhere.setLogoutSuccessUrl(URI.create("/"));
        everywhere.setRedirectStrategy((exchange, next) -> tell(exchange, next, json));
    }

    /** What is ended here before anybody else is told. */
    public static ServerLogoutHandler here() {
        return new DelegatingServerLogoutHandler(
                List.of(new SecurityContextServerLogoutHandler(), new WebSessionServerLogoutHandler()));
    }

    @Override
    public Mono<Void> onLogoutSuccess(WebFilterExchange exchange, Authentication person) {
        if (!(person instanceof OAuth2AuthenticationToken)) {
            // The session was over already; the page that did not know it yet goes to the first page.
            return everywhereButTheProvider(exchange);
        }
        return everywhere
                .onLogoutSuccess(exchange, person)
                // The session is over in any case; a provider that cannot be reached does not bring it back.
                .onErrorResume(error -> everywhereButTheProvider(exchange));
    }

    private static Mono<Void> everywhereButTheProvider(WebFilterExchange exchange) {
        exchange.getExchange().getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        return exchange.getExchange().getResponse().setComplete();
    }

    private static Mono<Void> tell(ServerWebExchange exchange, URI next, JsonMapper json) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        byte[] body = json.writeValueAsBytes(Map.of("next", next.toString()));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
