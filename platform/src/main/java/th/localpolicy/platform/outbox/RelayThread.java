package th.localpolicy.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import th.localpolicy.platform.kafka.PlatformConfig;

/** Runs the relay of this service on a thread of its own, from start to shutdown. */
@Singleton
public class RelayThread {

    private final OutboxRelay relay;
    private final Thread thread;

    RelayThread(DataSource database, PlatformConfig config, MeterRegistry metrics, Clock clock) {
        relay = new OutboxRelay(
                database,
                () -> new KafkaProducer<>(producer(config)),
                config.outbox().poll());
        thread = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(relay);
        Gauge.builder("outbox.relay.active", relay, r -> r.active() ? 1 : 0)
                .description("1 on the replica that relays events to Kafka")
                .register(metrics);
        Gauge.builder("outbox.oldest.waiting", relay, r -> secondsSince(r.oldestWaiting(), clock))
                .baseUnit("seconds")
                .description("Age of the oldest event that Kafka has not taken; alarm when it grows")
                .register(metrics);
    }

    private static double secondsSince(Optional<Instant> then, Clock clock) {
        return then.map(instant -> Duration.between(instant, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    static Map<String, Object> producer(PlatformConfig config) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers()),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, config.serviceName() + "-relay"),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // What is already on the wire cannot be called back when the request before it fails.
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 2),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
    }

    @Produces
    @Singleton
    static Outbox outbox(ObjectMapper json, @ConfigProperty(name = "quarkus.application.name") String service) {
        return new Outbox(json, "/" + service);
    }

    /** False when the relay has ended without being asked to: this replica will send no more. */
    public boolean alive() {
        return thread.isAlive();
    }

    void wake() {
        relay.wake();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        relay.close();
        thread.join(5_000);
    }
}
