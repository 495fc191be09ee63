package th.localpolicy.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

import org.springframework.web.server.ServerWebExchange;

/** From where a request came, as far as limits go: an IPv4 address, or the IPv6 network that one customer has whole. */
public final class Address {

    private static final int NETWORK_BYTES = 8;
    private static final String UNKNOWN = "unknown";

    private Address() {}

    public static String of(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null ? UNKNOWN : of(remote.getAddress());
    }

    static String of(InetAddress address) {
        return address instanceof Inet6Address && !address.isLoopbackAddress()
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
