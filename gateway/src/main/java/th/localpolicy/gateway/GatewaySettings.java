package th.localpolicy.gateway;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set: where the three services are, and the limits of the edge.
 *
 * @param api limits of the ordinary JSON API
 * @param bulk limits of the paths that take whole files
 */
@ConfigurationProperties("gateway")
public record GatewaySettings(
        Backend directive,
        Backend identity,
        Backend reporting,
        Limits api,
        Limits bulk,
        Connections connections,
        Breaker breaker) {

    /** Where a service listens. Refuses anything but the root of an http or https address: the gateway rewrites no path. */
    public record Backend(URI url) {
        public Backend {
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean root = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
            if (!web || url.getHost() == null || !root || url.getRawQuery() != null) {
                throw new IllegalArgumentException("Not the root of a service: " + url);
            }
        }
    }

    /**
     * Bounds of one request.
     *
     * @param body the largest request body
     * @param upload how long a client may take to send it
     * @param response how long the service may then take until the answer begins
     */
    public record Limits(DataSize body, Duration upload, Duration response) {
        public Limits {
            if (body.toBytes() <= 0 || !upload.isPositive() || !response.isPositive()) {
                throw new IllegalArgumentException("Limits are positive");
            }
        }
    }

    /**
     * Connections to one service.
     *
     * @param open how many at most
     * @param waiting how many requests may wait for one; the next is refused at once
     * @param patience how long they wait
     */
    public record Connections(int open, int waiting, Duration patience) {
        public Connections {
            if (open < 1 || waiting < 0 || !patience.isPositive()) {
                throw new IllegalArgumentException("At least one connection, and some patience");
            }
        }
    }

    /**
     * When a service counts as down.
     *
     * @param window how many of the latest calls are looked at
     * @param minimumCalls below this many calls nothing is concluded
     * @param failurePercent the share of failed calls at which calls stop
     * @param rest how long the service is then left alone before it is tried again
     */
    public record Breaker(int window, int minimumCalls, float failurePercent, Duration rest) {}
}
