package th.localpolicy.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set: where the three services are, and the limits of the edge.
 *
 * @param api limits of the ordinary JSON API
 * @param bulk limits of the paths that take whole files
 * @param redis where several gateways keep limits and sessions together, for example {@code redis://redis:6379}, with
 *     {@code rediss} under TLS; absent: each for itself
 */
@ConfigurationProperties("gateway")
public record GatewaySettings(
        Backend directive,
        Backend identity,
        Backend reporting,
        Limits api,
        Limits bulk,
        Connections connections,
        Breaker breaker,
        Rates rates,
        Streams streams,
        @DefaultValue Cors cors,
        Login login,
        URI redis) {

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
     * @param idle how long nothing may pass once the answer has begun, because the service stalls or the client does not
     *     read
     */
    public record Limits(DataSize body, Duration upload, Duration response, Duration idle) {
        public Limits {
            if (body.toBytes() <= 0 || !upload.isPositive() || !response.isPositive() || !idle.isPositive()) {
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

    /**
     * How often one may ask.
     *
     * @param address for everything that comes from one address, an IPv6 network of 64 bits counting as one
     * @param caller for one person or system of one office, wherever it calls from
     * @param remembered how many addresses and callers are kept in mind, the longest unseen forgotten first
     */
    public record Rates(Rate address, Rate caller, int remembered) {
        public Rates {
            if (remembered < 1) {
                throw new IllegalArgumentException("At least one caller is remembered");
            }
        }
    }

    /** So many requests a second in the long run, and so many at once after a rest. */
    public record Rate(long perSecond, long burst) {
        public Rate {
            if (perSecond < 1 || burst < 1) {
                throw new IllegalArgumentException("A rate lets something through");
            }
        }
    }

    /**
     * Open streams of server-sent events. Each holds a connection to its service, so {@code open} stays below
     * {@code connections.open}.
     *
     * @param open how many through this gateway
     * @param perAddress how many from one address
     */
    public record Streams(int open, int perAddress) {}

    /** Web pages of other origins whose scripts may call the API, with a bearer token; no cookie is taken from there. */
    public record Cors(@DefaultValue List<String> origins) {
        public Cors {
            if (origins.contains("*")) {
                throw new IllegalArgumentException("Origins are named one by one");
            }
            origins = List.copyOf(origins);
        }
    }

    /**
     * How people log in. The provider is the issuer of the tokens.
     *
     * @param clientId the gateway's own name at the provider
     * @param clientSecret its secret there
     * @param url under which address people reach the gateway; absent: as their request says
     * @param secureCookies whether cookies are for https only; false only on a developer's machine
     * @param sessions how many people may be logged in at this gateway; where Redis keeps them, Redis bounds them
     * @param idle how long a session lasts that nobody uses
     * @param longest how long a session lasts at all
     */
    public record Login(
            String clientId,
            String clientSecret,
            URI url,
            boolean secureCookies,
            int sessions,
            Duration idle,
            Duration longest) {
        public Login {
            if (clientId.isBlank() || sessions < 1 || !idle.isPositive() || longest.compareTo(idle) < 0) {
                throw new IllegalArgumentException("Login needs a client, and room for somebody");
            }
        }
    }
}
