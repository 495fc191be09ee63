package th.localpolicy.platform.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Sees that the topics a service needs, and their dead-letter topics, exist, however late Kafka comes up. */
@Singleton
public class TopicsAtStart {

    public static final String DEAD_LETTER = ".dead-letter";

    private static final Duration REST = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);

    private final PlatformConfig config;
    private final Thread thread = Thread.ofVirtual().name("topics").unstarted(this::ensure);

    TopicsAtStart(PlatformConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void ensure() {
        var topics = config.topics().needed().stream()
                .flatMap(topic -> Stream.of(topic, topic + DEAD_LETTER))
                .collect(Collectors.toSet());
        while (!topics.isEmpty()) {
            try {
                Topics.ensure(
                        config.bootstrapServers(),
                        topics,
                        config.topics().partitions(),
                        config.topics().replication());
                return;
            } catch (ExecutionException | KafkaException e) {
                // Kafka is not there yet, its name is not known yet, or too few of its brokers are.
                LOG.warnf("Topics are not there yet: %s", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            try {
                Thread.sleep(REST);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
