package th.localpolicy.stack.openid;

import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A standard OpenID provider inside this JVM: discovery, JWKS, and a token endpoint for client credentials. The
 * services are configured for it just as for a production provider.
 */
public final class OpenIdProvider implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final String issuer;

    private OpenIdProvider(ConfigurableApplicationContext context, String issuer) {
        this.context = context;
        this.issuer = issuer;
    }

    /**
     * Starts on the port; the signing key is kept in the directory.
     *
     * @param issuer the URL under which clients reach this provider, as it stands in every token
     */
    public static OpenIdProvider start(Path directory, int port, String issuer) {
        Map<String, Object> properties = Map.ofEntries(
                Map.entry("server.port", port),
                Map.entry("server.tomcat.threads.max", 16),
                Map.entry("server.tomcat.threads.min-spare", 2),
                Map.entry("server.shutdown", "immediate"),
                Map.entry("openid.directory", directory.toAbsolutePath().toString()),
                Map.entry("openid.issuer", issuer),
                // Small and quick: what no request asks for is never made.
                Map.entry("spring.main.lazy-initialization", true),
                Map.entry("spring.jmx.enabled", false));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ProviderConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties)
                .run();
        return new OpenIdProvider(context, issuer);
    }

    public String issuer() {
        return issuer;
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
