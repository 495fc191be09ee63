package th.localpolicy.gateway.route;

import java.util.List;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import th.localpolicy.gateway.GatewaySettings;

/**
 * Connections to the services: bounded per service, with a bounded queue before them, which the framework's own factory
 * leaves unbounded. Idle ones are dropped before a service would drop them.
 */
class ServiceConnections extends HttpClientFactory {

    private final GatewaySettings.Connections bounds;

    ServiceConnections(
            HttpClientProperties properties, HttpClientSslConfigurer ssl, GatewaySettings.Connections bounds) {
        // Not the server's own properties: HTTP/2 towards the clients says nothing about the services.
        super(properties, new ServerProperties(), ssl, List.of());
        this.bounds = bounds;
    }

    /** Never sends again by itself, for that would repeat a POST; reads are repeated by their route. */
    @Override
    protected HttpClient createInstance() {
        return super.createInstance().disableRetry(true);
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
        return ConnectionProvider.builder("services")
                .maxConnections(bounds.open())
                .pendingAcquireMaxCount(bounds.waiting())
                .pendingAcquireTimeout(bounds.patience())
                .maxIdleTime(properties.getPool().getMaxIdleTime())
                .lifo()
                .build();
    }

    @Override
    public Class<?> getObjectType() {
        return HttpClient.class;
    }
}
