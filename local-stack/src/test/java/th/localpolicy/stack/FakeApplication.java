package th.localpolicy.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import com.sun.net.httpserver.HttpServer;

/**
 * Stands where a built application would lie: a process that listens on the port of the standard keys and says that
 * it is ready. With a file named {@code broken} beside its jar it refuses to start.
 */
public final class FakeApplication {
    private FakeApplication() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(FakeApplication.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getParent();
        if (Files.exists(home.resolve("broken"))) {
            System.out.println("The table identity is missing");
            System.exit(7);
        }
        String port = System.getenv().getOrDefault("QUARKUS_HTTP_PORT", System.getenv("SERVER_PORT"));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
        server.createContext("/", exchange -> {
            byte[] body =
                    String.valueOf(System.getenv("QUARKUS_DATASOURCE_JDBC_URL")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Writes the four jars into a project root. */
    public static void buildAll(Path root) throws IOException {
        for (String service : new String[] {"identity", "directive", "reporting"}) {
            build(root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"));
        }
        build(root.resolve("gateway/target/gateway.jar"));
    }

    private static void build(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeApplication.class.getName());
        String entry = FakeApplication.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var bytes = FakeApplication.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
            out.closeEntry();
        }
    }
}
