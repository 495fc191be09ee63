package th.localpolicy.gateway.token;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * Refuses what two readers could take for two things: a request for no host or for two, or for another than its address
 * names; two Authorization headers, of which one would be looked at here and perhaps the other behind us.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20) // after the limit of an address, before the token check
class OneMeaning implements WebFilter {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Text WHICH_HOST = new Text(
            "คำขอต้องมีส่วนหัว Host หนึ่งค่า และตรงกับที่อยู่ของคำขอ",
            "A request has one Host header, which agrees with its address.");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isForOneHost(request)) {
            return Mono.error(new Refusal(ProblemType.INVALID_REQUEST, WHICH_HOST));
        }
        if (request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION).size() > 1) {
            return Mono.error(new Refusal(ProblemType.UNAUTHENTICATED, ProblemType.UNAUTHENTICATED.explanation()));
        }
        return chain.filter(exchange);
    }

    private static boolean isForOneHost(ServerHttpRequest request) {
        List<String> hosts = request.getHeaders().getOrEmpty(HttpHeaders.HOST);
        return hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches() && isAt(hosts.getFirst(), request);
    }

    /** As the request line has it: a path, or a whole address, which proxies send, at the same host. */
    private static boolean isAt(String host, ServerHttpRequest request) {
        if (!(ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest line)
                || line.uri().startsWith("/")) {
            return true;
        }
        try {
            return host.equalsIgnoreCase(URI.create(line.uri()).getRawAuthority());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
