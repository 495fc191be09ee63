package th.localpolicy.platform.inbox;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.apache.kafka.clients.consumer.KafkaConsumer;

import th.localpolicy.platform.kafka.PlatformConfig;
import th.localpolicy.platform.outbox.Outbox;

/** Runs one consumer thread for each {@link Subscription} of the service, from start to shutdown. */
@Singleton
public class InboxThreads {

    private final Map<String, Inbox> inboxes;
    private final List<InboxConsumer> consumers;
    private final List<Thread> threads;

    InboxThreads(
            Instance<Subscription> subscriptions,
            UnitOfWork unitOfWork,
            DeadLetters deadLetters,
            ObjectMapper json,
            PlatformConfig config,
            MeterRegistry metrics) {
        inboxes = subscriptions.stream()
                .map(subscription -> new Inbox(subscription, unitOfWork, deadLetters, json))
                .collect(Collectors.toMap(inbox -> inbox.subscription().name(), Function.identity()));
        consumers = inboxes.values().stream()
                .map(inbox -> consumer(inbox, config.bootstrapServers(), metrics))
                .toList();
        threads = consumers.stream()
                .map(consumer -> Thread.ofPlatform().name("inbox").daemon().unstarted(consumer))
                .toList();
    }

    private static InboxConsumer consumer(Inbox inbox, String bootstrapServers, MeterRegistry metrics) {
        var name = inbox.subscription().name();
        var consumer = new InboxConsumer(
                inbox, () -> new KafkaConsumer<>(InboxConsumer.configuration(bootstrapServers, name)));
        Gauge.builder("inbox.behind", consumer, InboxConsumer::behind)
                .tag("consumer", name)
                .description("Records that this replica has not yet taken in; alarm when it grows")
                .register(metrics);
        return consumer;
    }

    @Produces
    @Singleton
    static DeadLetters deadLetters(Outbox outbox, ObjectMapper json, MeterRegistry metrics) {
        return new DeadLetters(outbox, json, metrics);
    }

    /** False when a consumer has ended without being asked to: this replica will hear no more. */
    public boolean alive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    Inbox of(String consumer) {
        return inboxes.get(consumer);
    }

    void start(@Observes StartupEvent event) {
        threads.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        consumers.forEach(InboxConsumer::close);
        for (var thread : threads) {
            thread.join(5_000);
        }
    }
}
