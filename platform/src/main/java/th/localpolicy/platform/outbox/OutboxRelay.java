package th.localpolicy.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

import th.localpolicy.platform.lock.SessionLock;

/**
 * Carries committed events from the outbox to Kafka, one relay at a time per database.
 *
 * <p>Which one is active, a session advisory lock decides, held on the very connection that reads and marks: if that
 * connection is lost, so are the lock and the right to mark. It reads rows that are not yet published, never "after the
 * last id": a transaction that took a lower number and committed later would be skipped. It waits for every send and
 * marks only what Kafka acknowledged, up to the first failure; a crash between the two sends again, and consumers, who
 * claim each event id once, count once.
 */
public class OutboxRelay implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** Any number, the same for every replica; advisory locks are per database. */
    private static final long LOCK = 0x6F75_7462_6F78L;

    private static final int BATCH = 500;

    /** Dead letters may be large; the heap is not. */
    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DataSource database;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Duration poll;
    private final ObjectMapper json = new ObjectMapper();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running = true;
    private volatile boolean active;
    private volatile Instant oldestWaiting;

    /**
     * @param producers makes a producer with {@code acks=all} and idempotence; asked anew after a failure, so that
     *     nothing of a failed batch is still on its way
     * @param poll how long to rest when nobody woke us; the safety net for events of another replica
     */
    public OutboxRelay(DataSource database, Supplier<Producer<String, byte[]>> producers, Duration poll) {
        this.database = database;
        this.producers = producers;
        this.poll = poll;
    }

    /** Says that a transaction with events has just committed. Never blocks. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Whether this replica is the one that relays. */
    public boolean active() {
        return active;
    }

    /** When the oldest event that waited at the last look had occurred; empty when none did. Known to the active relay. */
    public Optional<Instant> oldestWaiting() {
        return Optional.ofNullable(oldestWaiting);
    }

    @Override
    public void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(true);
                SessionLock.whileHeld(connection, LOCK, () -> relay(connection));
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("The outbox relay rests: %s", e.toString());
            }
            rest();
        }
    }

    /** Relays until it is stopped or Kafka fails. */
    private boolean relay(Connection connection) throws SQLException {
        active = true;
        try (var producer = producers.get()) {
            while (running) {
                var batch = unpublished(connection);
                oldestWaiting = batch.isEmpty() ? null : batch.getFirst().occurredAt();
                var sent = send(producer, batch);
                mark(connection, batch.subList(0, sent));
                if (sent < batch.size()) {
                    return false; // a new producer, after a rest: the failed one may still hold records
                }
                if (batch.isEmpty()) {
                    rest();
                }
            }
            return true;
        } finally {
            active = false;
        }
    }

    /**
     * Sends in order and waits; answers how many, from the first on, Kafka has acknowledged. After a failure nothing more
     * is sent: a later event of the same aggregate would overtake the one that failed.
     */
    private int send(Producer<String, byte[]> producer, List<Row> batch) {
        var sends = new ArrayList<Future<RecordMetadata>>(batch.size());
        var relay = Thread.currentThread();
        try {
            for (var row : batch) {
                var sending = producer.send(row.message(), (metadata, failure) -> {
                    if (failure != null && Thread.currentThread() != relay) {
                        producer.close(Duration.ZERO); // what is still queued behind it is dropped, and sent again
                    }
                });
                sends.add(sending);
                if (sending.state() == Future.State.FAILED) {
                    break;
                }
            }
            producer.flush();
        } catch (RuntimeException e) {
            LOG.warnf("Kafka does not take events: %s", e.toString());
        }
        var acknowledged = 0;
        try {
            for (var send : sends) {
                send.get();
                acknowledged++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } catch (ExecutionException e) {
            LOG.warnf("Kafka did not acknowledge an event, it will be sent again: %s", e.getCause());
        }
        return acknowledged;
    }

    private List<Row> unpublished(Connection connection) throws SQLException {
        try (var read = connection.prepareStatement("""
                select seq, event_id, topic, message_key, headers, payload, occurred_at
                from (select *, sum(octet_length(payload)) over (order by seq) - octet_length(payload) as bytes_before
                      from (select * from outbox where published_at is null order by seq limit ?) as next) as batch
                where bytes_before < ? order by seq
                """)) {
            read.setInt(1, BATCH);
            read.setLong(2, BATCH_BYTES);
            try (var found = read.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (found.next()) {
                    var message = new ProducerRecord<String, byte[]>(
                            found.getString("topic"), found.getString("message_key"), found.getBytes("payload"));
                    message.headers().add("ce_id", bytes(found.getString("event_id")));
                    headers(found.getString("headers"))
                            .forEach((name, value) -> message.headers().add(name, bytes(value)));
                    rows.add(new Row(
                            found.getLong("seq"),
                            message,
                            found.getObject("occurred_at", OffsetDateTime.class).toInstant()));
                }
                return rows;
            }
        }
    }

    private Map<String, String> headers(String text) {
        try {
            return json.readValue(text, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds headers that are no JSON object", e);
        }
    }

    private static void mark(Connection connection, List<Row> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement("update outbox set published_at = now() where seq = any(?)")) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Row::seq).toArray()));
            update.executeUpdate();
        }
    }

    private void rest() {
        try {
            if (running && wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void close() {
        running = false;
        wake();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Row(long seq, ProducerRecord<String, byte[]> message, Instant occurredAt) {}
}
