package th.localpolicy.gateway.route;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.handler.timeout.ReadTimeoutHandler;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * Ends an answer of which nothing comes any more: the service stalls in the middle of it, or the client does not read
 * what is there. The client sees a broken connection, never a short answer that looks whole. Streams are not watched.
 */
final class StalledAnswer implements GatewayFilter {

    private final Duration idle;

    StalledAnswer(Duration idle) {
        this.idle = idle;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).then(Mono.fromRunnable(() -> watch(exchange)));
    }

    private void watch(ServerWebExchange exchange) {
        Connection service = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
        if (service != null) {
            // Taken off again by the connection itself when it goes back to its pool.
            service.addHandlerLast("stalled-answer", new ReadTimeoutHandler(idle.toMillis(), TimeUnit.MILLISECONDS));
        }
    }
}
