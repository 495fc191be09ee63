package th.localpolicy.platform.inbox;

import java.time.Duration;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

import th.localpolicy.platform.eventpath.Topic;
import th.localpolicy.platform.outbox.Outbox;

/** A consumer on a thread of its own, with the configuration of a service, as one replica runs it. */
public final class RunningConsumer implements AutoCloseable {

    private final InboxConsumer consumer;
    private final Thread thread;

    private RunningConsumer(Subscription subscription, UnitOfWork database, Supplier<Consumer<String, byte[]>> made) {
        consumer = new InboxConsumer(inbox(subscription, database), made);
        thread = Thread.ofPlatform().name("consumer-under-test").daemon().start(consumer);
    }

    public static RunningConsumer of(Subscription subscription, UnitOfWork database) {
        return of(subscription, database, () -> kafka(subscription));
    }

    static RunningConsumer of(
            Subscription subscription, UnitOfWork database, Supplier<Consumer<String, byte[]>> consumers) {
        return new RunningConsumer(subscription, database, consumers);
    }

    static Inbox inbox(Subscription subscription, UnitOfWork database) {
        var json = new ObjectMapper();
        var deadLetters = new DeadLetters(new Outbox(json, "/test-service"), json, new SimpleMeterRegistry());
        return new Inbox(subscription, database, deadLetters, json);
    }

    static Consumer<String, byte[]> kafka(Subscription subscription) {
        return new KafkaConsumer<>(InboxConsumer.configuration(Topic.bootstrapServers(), subscription.name()));
    }

    long behind() {
        return consumer.behind();
    }

    @Override
    public void close() {
        consumer.close();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                throw new IllegalStateException("it does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
