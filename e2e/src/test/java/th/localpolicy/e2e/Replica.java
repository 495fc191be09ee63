package th.localpolicy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import th.localpolicy.stack.FreePorts;
import th.localpolicy.stack.apps.Application;

import static org.awaitility.Awaitility.await;

/** One more process of an application, as an operator starts it when one is too few. */
record Replica(Process process, String url, HttpClient http) implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);

    static Replica start(Application application, Path log, HttpClient http) {
        var port = FreePorts.one();
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + application.heapMegabytes() + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.net.preferIPv4Stack=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        application.jar().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().putAll(application.environment());
        command.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        try {
            var replica = new Replica(command.start(), "http://localhost:" + port, http);
            await("a second " + application.name())
                    .atMost(READY)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> replica.anybody().get(application.healthPath()).status() == 200);
            return replica;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Client anybody() {
        return new Client(http, url, Optional.empty());
    }

    /** Tells the process to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
