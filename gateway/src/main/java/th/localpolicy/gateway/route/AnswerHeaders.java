package th.localpolicy.gateway.route;

import java.net.URI;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps the inside inside: an address of the service itself in an answer's {@code Location} or {@code Link} becomes a
 * path, good at any name under which the gateway is reached, and the server's product name is dropped. What a token was needed
 * for is kept from caches.
 */
final class AnswerHeaders implements GatewayFilter {

    private final String service;

    AnswerHeaders(URI service) {
        this.service = service.getScheme() + "://" + service.getRawAuthority();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).then(Mono.fromRunnable(() -> {
            clean(exchange.getResponse().getHeaders());
            keepFromCaches(exchange);
        }));
    }

    /** What somebody sees by a token or in a session is nobody else's, unless the service itself says otherwise. */
    private static void keepFromCaches(ServerWebExchange exchange) {
        HttpHeaders answer = exchange.getResponse().getHeaders();
        boolean known = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        if (known && !answer.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            answer.setCacheControl("no-store");
        }
    }

    private void clean(HttpHeaders headers) {
        headers.remove(HttpHeaders.SERVER);
        if (headers.getVary().stream().noneMatch(HttpHeaders.ACCEPT_ENCODING::equalsIgnoreCase)) {
            // The gateway compresses what the service has not, and the server does not say so by itself.
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        for (String name : new String[] {HttpHeaders.LOCATION, HttpHeaders.CONTENT_LOCATION, HttpHeaders.LINK}) {
            if (headers.containsHeader(name)) {
                headers.put(
                        name,
                        headers.getOrEmpty(name).stream()
                                .map(value -> value.replace(service + "/", "/"))
                                .toList());
            }
        }
    }
}
