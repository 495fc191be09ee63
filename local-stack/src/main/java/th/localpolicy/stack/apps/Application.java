package th.localpolicy.stack.apps;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import th.localpolicy.stack.Part;
import th.localpolicy.stack.Ports;
import th.localpolicy.stack.postgres.PostgresServer;

/**
 * One of the four applications as it is run here: its jar, its heap, where it says that it is ready, and its
 * configuration by the same standard keys as anywhere else.
 */
public record Application(Part part, Path jar, int heapMegabytes, String healthPath, Map<String, String> environment) {

    /** The services first, the gateway last. */
    public static List<Application> all(Path projectRoot, Path directory, Ports ports, String issuer) {
        return List.of(
                identity(projectRoot, ports, issuer),
                service(projectRoot, ports, issuer, Part.REPORTING, "reporting"),
                directive(projectRoot, directory, ports, issuer),
                gateway(projectRoot, ports, issuer));
    }

    /** The files of letters lie beside the databases; their QR codes lead to this gateway. */
    private static Application directive(Path root, Path directory, Ports ports, String issuer) {
        return service(root, ports, issuer, Part.DIRECTIVE, "directive")
                .with(Map.of(
                        "LOCALPOLICY_ENCLOSURES_DIRECTORY",
                        directory.resolve("enclosures").toAbsolutePath().toString(),
                        "LOCALPOLICY_ENCLOSURES_LINK",
                        ports.url(Part.GATEWAY) + "/api/v1/directives/{id}/print"));
    }

    /** The addresses of the open data lead to this gateway. */
    private static Application identity(Path root, Ports ports, String issuer) {
        return service(root, ports, issuer, Part.IDENTITY, "identity")
                .with(Map.of("LOCALPOLICY_CATALOGUE_DATASET_ADDRESS", ports.url(Part.GATEWAY)));
    }

    private Application with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Application(part, jar, heapMegabytes, healthPath, Map.copyOf(all));
    }

    private static Application service(Path root, Ports ports, String issuer, Part part, String database) {
        Path jar = root.resolve(part.title()).resolve("target/quarkus-app/quarkus-run.jar");
        Map<String, String> environment = Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "localhost"),
                Map.entry("QUARKUS_HTTP_PORT", String.valueOf(ports.of(part))),
                Map.entry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://localhost:" + ports.of(Part.POSTGRES) + "/" + database),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", database),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", database),
                Map.entry("QUARKUS_FLYWAY_USERNAME", database + PostgresServer.OWNER),
                Map.entry("QUARKUS_FLYWAY_PASSWORD", database + PostgresServer.OWNER),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(Part.KAFKA)),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuer));
        return new Application(part, jar, 192, "/q/health/ready", environment);
    }

    private static Application gateway(Path root, Ports ports, String issuer) {
        Path jar = root.resolve("gateway/target/gateway.jar");
        Map<String, String> environment = Map.of(
                "SERVER_PORT", String.valueOf(ports.of(Part.GATEWAY)),
                "GATEWAY_DIRECTIVE_URL", ports.url(Part.DIRECTIVE),
                "GATEWAY_IDENTITY_URL", ports.url(Part.IDENTITY),
                "GATEWAY_REPORTING_URL", ports.url(Part.REPORTING),
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", issuer,
                // Plain http on this machine
                "GATEWAY_LOGIN_SECURE_COOKIES", "false");
        return new Application(Part.GATEWAY, jar, 192, "/actuator/health/readiness", environment);
    }

    public String name() {
        return part.title();
    }
}
