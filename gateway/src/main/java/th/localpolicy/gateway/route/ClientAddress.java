package th.localpolicy.gateway.route;

import java.net.InetSocketAddress;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the services from which address a request came, for their audit trail; they believe nobody but the gateway. What the
 * client said about it is dropped with all else of that kind.
 */
@Component
class ClientAddress implements HttpHeadersFilter, Ordered {

    private static final String HEADER = "X-Forwarded-For";

    @Override
    public HttpHeaders filter(HttpHeaders sent, ServerWebExchange exchange) {
        HttpHeaders passed = new HttpHeaders();
        passed.addAll(sent);
        InetSocketAddress client = exchange.getRequest().getRemoteAddress();
        if (client == null || client.getAddress() == null) {
            passed.remove(HEADER);
        } else {
            passed.set(HEADER, withoutZone(client.getAddress().getHostAddress()));
        }
        return passed;
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
