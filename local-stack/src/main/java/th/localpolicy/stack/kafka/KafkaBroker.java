package th.localpolicy.stack.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

import th.localpolicy.stack.FreePorts;

/**
 * A real Kafka broker (KRaft, one node that is its own controller) inside this JVM, on a directory of its own.
 * It can be stopped and started again on the same port and directory, as tests of an outage do.
 *
 * <p>Topics are made by their owners; one that nobody made does not appear by being written to.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final int NODE = 1;

    private final Path directory;
    private final int port;
    private KafkaRaftServer server;

    private KafkaBroker(Path directory, int port) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
    }

    /** Formats the directory at the first start. Port 0 takes a free one and keeps it over {@link #stop}. */
    public static KafkaBroker start(Path directory, int port) {
        KafkaBroker broker = new KafkaBroker(directory, port == 0 ? FreePorts.one() : port);
        broker.start();
        return broker;
    }

    /** Starts again after {@link #stop}; does nothing on a running broker. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Properties configuration = configuration();
        format(configuration);
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    /** Stops serving and keeps the data. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    private Path logs() {
        return directory.resolve("logs");
    }

    private Properties configuration() {
        int controllerPort = FreePorts.one();
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE));
        properties.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        properties.put("listeners", "BROKER://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        properties.put("advertised.listeners", "BROKER://localhost:" + port);
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", logs().toString());

        properties.put("auto.create.topics.enable", "false");
        properties.put("num.partitions", "12");
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // A projection is rebuilt from the topic: its records stay as long as the data directory does.
        properties.put("log.retention.ms", "-1");

        // After a kill the controller refuses the broker until the session of its former life is over.
        properties.put("broker.session.timeout.ms", "4000");
        properties.put("broker.heartbeat.interval.ms", "1000");

        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("log.segment.bytes", "67108864");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "3");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "1");
        properties.put("metadata.log.max.snapshot.interval.ms", "600000");
        return properties;
    }

    private void format(Properties configuration) {
        if (Files.exists(logs().resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(logs());
            Path file = directory.resolve("server.properties");
            // As bytes: Kafka reads it in Latin-1, with what lies beyond escaped.
            try (var out = Files.newOutputStream(file)) {
                configuration.store(out, null);
            }
            String[] arguments = {
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                file.toString(),
                "--ignore-formatted"
            };
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int code = StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
            if (code != 0) {
                throw new IllegalStateException(
                        "Kafka could not format " + logs() + ": " + said.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka could not format " + logs(), e);
        }
    }
}
