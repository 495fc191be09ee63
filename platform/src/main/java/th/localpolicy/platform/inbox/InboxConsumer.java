package th.localpolicy.platform.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the topics of a subscription and hands each batch to the {@link Inbox}; offsets are committed only after the
 * database has. When the database is down it goes back to where the batch began and waits.
 */
public class InboxConsumer implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(InboxConsumer.class);

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final KafkaContact contact;
    private volatile Consumer<String, byte[]> current;
    private volatile long behind;

    public InboxConsumer(Inbox inbox, Supplier<Consumer<String, byte[]>> consumers) {
        this.inbox = inbox;
        this.consumers = consumers;
        this.contact = new KafkaContact(inbox.subscription().name(), System.nanoTime());
    }

    /** How many records of this replica's partitions are not yet taken in, by what Kafka said last. */
    public long behind() {
        return behind;
    }

    /** What a consumer of ours is configured with, its group included. */
    public static Map<String, Object> configuration(String bootstrapServers, String group) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000, // a replica that was killed gives its partitions up after so long
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                500,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                8 * 1024 * 1024,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                5_000, // a topic that its owner makes after we started is seen within seconds
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try (var consumer = consumers.get()) {
                current = consumer;
                consumer.subscribe(inbox.subscription().topics());
                while (!isStopped()) {
                    take(consumer);
                }
            } catch (WakeupException e) {
                LOG.debug("woken to stop");
            } catch (RuntimeException e) {
                LOG.warnf(
                        "The consumer %s begins anew: %s", inbox.subscription().name(), e.toString());
                rest();
            }
        }
    }

    private void take(Consumer<String, byte[]> consumer) {
        var batch = consumer.poll(POLL);
        contact.lookAt(consumer);
        var waiting = waiting(consumer);
        behind = waiting + batch.count();
        if (batch.isEmpty()) {
            return;
        }
        try {
            var messages = new ArrayList<Incoming>(batch.count());
            batch.forEach(message -> messages.add(Incoming.of(message)));
            inbox.take(messages);
            behind = waiting;
            consumer.commitSync();
        } catch (KafkaException e) {
            throw e; // the database has it; after a rebalance it comes again and is not claimed again
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    "%s cannot take events in, waiting: %s",
                    inbox.subscription().name(), e.toString());
            seekBack(consumer, batch);
            rest();
        }
    }

    private static long waiting(Consumer<String, byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private static void seekBack(Consumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> batch) {
        for (TopicPartition partition : batch.partitions()) {
            consumer.seek(partition, batch.records(partition).getFirst().offset());
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void rest() {
        try {
            var ended = stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf("rested, to stop: %s", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        if (current != null) {
            current.wakeup();
        }
    }
}
