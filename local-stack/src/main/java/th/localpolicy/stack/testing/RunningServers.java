package th.localpolicy.stack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.apache.commons.io.file.PathUtils;

import th.localpolicy.stack.guard.Guard;
import th.localpolicy.stack.kafka.KafkaBroker;
import th.localpolicy.stack.postgres.PostgresServer;

/**
 * The one set of servers of a test JVM, reached through {@link TestServers} only. Everything lies in a temporary
 * directory that is deleted at the end.
 */
public final class RunningServers {
    // Kept, because java.util.logging forgets the level of a logger that nobody holds.
    private static final List<Logger> QUIETED = Stream.of(
                    "kafka", "org.apache.kafka", "state.change.logger", "io.zonky")
            .map(Logger::getLogger)
            .toList();

    private static Path directory;
    private static Guard guard;
    private static PostgresServer postgres;
    private static KafkaBroker kafka;
    private static TestIssuer issuer;

    private RunningServers() {}

    public static synchronized String databaseUrl(String name) {
        postgres().createDatabase(name);
        return postgres().jdbcUrl(name);
    }

    public static synchronized void recreateDatabase(String name) {
        postgres().dropDatabase(name);
        postgres().createDatabase(name);
    }

    public static synchronized String kafkaBootstrapServers() {
        return kafka().bootstrapServers();
    }

    public static synchronized void stopKafka() {
        kafka().stop();
    }

    public static synchronized void startKafka() {
        kafka().start();
    }

    public static synchronized String issuer() {
        return testIssuer().url();
    }

    public static synchronized String signingKey() {
        return testIssuer().key().toJSONString();
    }

    private static PostgresServer postgres() {
        if (postgres == null) {
            guard = Guard.over(directory());
            postgres = PostgresServer.start(directory().resolve("postgres"), 0, guard);
        }
        return postgres;
    }

    private static KafkaBroker kafka() {
        if (kafka == null) {
            kafka = KafkaBroker.start(directory().resolve("kafka"), 0);
        }
        return kafka;
    }

    private static TestIssuer testIssuer() {
        if (issuer == null) {
            issuer = TestIssuer.start();
        }
        return issuer;
    }

    private static Path directory() {
        if (directory == null) {
            try {
                directory = Files.createTempDirectory("localpolicy-test-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            QUIETED.forEach(logger -> logger.setLevel(Level.WARNING));
            Runtime.getRuntime().addShutdownHook(new Thread(RunningServers::stop, "test-servers-stop"));
        }
        return directory;
    }

    private static synchronized void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
            guard.close();
        }
        try {
            PathUtils.deleteDirectory(directory);
        } catch (IOException e) {
            Logger.getLogger(RunningServers.class.getName()).log(Level.WARNING, "Left behind: " + directory, e);
        }
    }
}
