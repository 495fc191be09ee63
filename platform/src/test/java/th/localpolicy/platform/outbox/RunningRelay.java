package th.localpolicy.platform.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

import th.localpolicy.platform.eventpath.Topic;
import th.localpolicy.platform.kafka.PlatformConfig;

/** A relay on a thread of its own, with the producer of a service, as one replica runs it. */
public final class RunningRelay implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final OutboxRelay relay;
    private final AtomicInteger attempts = new AtomicInteger();
    private final Thread thread;

    private RunningRelay(DataSource database, Supplier<Producer<String, byte[]>> producers, Duration poll) {
        relay = new OutboxRelay(
                database,
                () -> {
                    attempts.incrementAndGet();
                    return producers.get();
                },
                poll);
        thread = Thread.ofPlatform().name("relay-under-test").daemon().start(relay);
    }

    public static RunningRelay over(DataSource database) {
        return over(database, () -> new KafkaProducer<>(configuration()), POLL);
    }

    /** A relay that gives Kafka little time, so that an outage need not last long to outlast it. */
    public static RunningRelay impatient(DataSource database) {
        var configuration = configuration();
        configuration.put("request.timeout.ms", 500);
        configuration.put("delivery.timeout.ms", 1_000);
        configuration.put("max.block.ms", 1_000);
        return over(database, () -> new KafkaProducer<>(configuration), POLL);
    }

    static RunningRelay over(DataSource database, Supplier<Producer<String, byte[]>> producers, Duration poll) {
        return new RunningRelay(database, producers, poll);
    }

    public boolean active() {
        return relay.active();
    }

    /** How often it has begun anew, each time with a new producer. */
    public int attempts() {
        return attempts.get();
    }

    void wake() {
        relay.wake();
    }

    boolean alive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        relay.close();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                throw new IllegalStateException("it does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The producer's configuration as a service has it. */
    static Map<String, Object> configuration() {
        return new HashMap<>(RelayThread.producer(new PlatformConfig() {
            @Override
            public String bootstrapServers() {
                return Topic.bootstrapServers();
            }

            @Override
            public String serviceName() {
                return "test-service";
            }

            @Override
            public Outbox outbox() {
                return () -> POLL;
            }

            @Override
            public Topics topics() {
                return new Topics() {
                    @Override
                    public Set<String> needed() {
                        return Set.of();
                    }

                    @Override
                    public int partitions() {
                        return 1;
                    }

                    @Override
                    public short replication() {
                        return 1;
                    }
                };
            }
        }));
    }
}
