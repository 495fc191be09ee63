package th.localpolicy.gateway.trace;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/**
 * Handles a request in the next turn of its connection's event loop, when the server has seen the request's end. An
 * answer without a body that is ready before that (a redirect, a preflight) can leave the connection unread: the
 * client's next request on it would never be looked at.
 */
@Component
class NextTurn implements HttpHandlerDecoratorFactory {

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> {
            Mono<Void> handled = Mono.defer(() -> next.handle(request, response));
            Connection connection = connectionOf(request);
            return connection == null
                    ? handled
                    : handled.subscribeOn(
                            Schedulers.fromExecutor(connection.channel().eventLoop()));
        };
    }

    private static Connection connectionOf(ServerHttpRequest request) {
        return ServerHttpRequestDecorator.getNativeRequest(request) instanceof Connection connection
                ? connection
                : null;
    }
}
