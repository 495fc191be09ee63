package th.localpolicy.stack.testing;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import th.localpolicy.stack.postgres.PostgresServer;

/**
 * Real PostgreSQL, real Kafka and a token issuer for a {@code @QuarkusTest}:
 *
 * <pre>{@code
 * @QuarkusTestResource(value = LocalStackResource.class,
 *         initArgs = @ResourceArg(name = "database", value = "identity"))
 * }</pre>
 *
 * <p>The servers are those of {@link TestServers}, so they start once per JVM. Without a {@code database} no
 * datasource is configured. Dev services are switched off.
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    private String database;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        TestServers servers = TestServers.running();
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.devservices.enabled", "false");
        // A free one: the stack itself may be running on this machine.
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("kafka.bootstrap.servers", servers.kafkaBootstrapServers());
        configuration.put("quarkus.oidc.auth-server-url", servers.issuer());
        if (database != null) {
            configuration.put("quarkus.datasource.jdbc.url", servers.databaseUrl(database));
            configuration.put("quarkus.datasource.username", database);
            configuration.put("quarkus.datasource.password", database);
            configuration.put("quarkus.flyway.username", database + PostgresServer.OWNER);
            configuration.put("quarkus.flyway.password", database + PostgresServer.OWNER);
        }
        // The in-JVM broker logs through the application under test; only its complaints are of interest there.
        for (String category : new String[] {"kafka", "org.apache.kafka", "state.change.logger", "io.zonky"}) {
            configuration.put("quarkus.log.category.\"" + category + "\".level", "WARN");
        }
        return configuration;
    }

    @Override
    public void stop() {
        // The next test resource of this JVM uses the same servers; they end with the JVM.
    }
}
