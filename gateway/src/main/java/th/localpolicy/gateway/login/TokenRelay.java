package th.localpolicy.gateway.login;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Turns a session into what the services understand: a bearer token. Cookies are between browser and gateway and never
 * go further.
 */
@Component
class TokenRelay implements GlobalFilter, Ordered {

    private final SessionToken sessionToken;

    TokenRelay(SessionToken sessionToken) {
        this.sessionToken = sessionToken;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return sessionToken
                .of(exchange)
                .map(token -> forwarded(exchange, token))
                .switchIfEmpty(Mono.fromSupplier(() -> forwarded(exchange, null)))
                .flatMap(chain::filter);
    }

    private static ServerWebExchange forwarded(ServerWebExchange exchange, String token) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    headers.remove(HttpHeaders.COOKIE);
                    headers.remove(Csrf.HEADER);
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                }))
                .build();
    }
}
