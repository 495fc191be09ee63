package th.localpolicy.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.kafka.TopicsAtStart;
import th.localpolicy.platform.outbox.Outbox;

/**
 * Records that could not be taken in, each with its reason and where it came from: in the table, for the service to try
 * again, and, by way of the outbox, in the topic {@code <topic>.dead-letter}, for operators.
 */
public class DeadLetters {

    /** How a parked record was settled. */
    public enum Settlement {
        RETRIED,
        DISCARDED
    }

    /** A parked record as operators see it; its payload is in the dead-letter topic. */
    @Schema(name = "DeadLetter")
    public record Letter(
            UUID id,
            String consumer,
            String topic,
            int partition,
            long offset,
            String key,
            String reason,
            Instant parkedAt) {}

    record Parked(UUID id, Incoming message) {}

    /** What became of a record that was to be parked; it may have been delivered, and parked, before. */
    enum Parking {
        NEW,
        WAITS_ALREADY,
        SETTLED_BEFORE
    }

    private static final int LONGEST_REASON = 1_000;

    /** What Kafka takes in one record, less than 1 MiB, must hold this much of a parked one, its headers and ours. */
    private static final int SHOWN_PAYLOAD = 512 * 1024;

    private static final int SHOWN_HEADERS = 64 * 1024;

    private static final TypeReference<TreeMap<String, String>> HEADERS = new TypeReference<>() {};

    private final Outbox outbox;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    public DeadLetters(Outbox outbox, ObjectMapper json, MeterRegistry metrics) {
        this.outbox = outbox;
        this.json = json;
        this.metrics = metrics;
    }

    Parking park(Connection connection, String consumer, Incoming message, String why) throws SQLException {
        var reason = Incoming.legible(why, LONGEST_REASON);
        try (var insert = connection.prepareStatement("""
                insert into dead_letter (consumer, topic, partition, position, message_key, headers, payload, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            insert.setString(1, consumer);
            insert.setString(2, message.topic());
            insert.setInt(3, message.partition());
            insert.setLong(4, message.position());
            insert.setString(5, message.key());
            insert.setString(6, text(message.headers()));
            insert.setBytes(7, message.payload());
            insert.setString(8, reason);
            if (insert.executeUpdate() == 0) {
                return waits(connection, consumer, message) ? Parking.WAITS_ALREADY : Parking.SETTLED_BEFORE;
            }
        }
        show(connection, consumer, message, reason);
        return Parking.NEW;
    }

    private static boolean waits(Connection connection, String consumer, Incoming message) throws SQLException {
        try (var read = connection.prepareStatement("""
                select settled_at is null from dead_letter
                where consumer = ? and topic = ? and partition = ? and position = ?
                """)) {
            read.setString(1, consumer);
            read.setString(2, message.topic());
            read.setInt(3, message.partition());
            read.setLong(4, message.position());
            try (var row = read.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Sends operators a copy, cut to what Kafka takes: one record too large would stop the relay for good. */
    private void show(Connection connection, String consumer, Incoming message, String reason) throws SQLException {
        var payload = message.payload() == null ? new byte[0] : message.payload();
        var headers = new TreeMap<String, String>();
        if (text(message.headers()).length() <= SHOWN_HEADERS) {
            headers.putAll(message.headers());
        }
        var eventId = headers.remove("ce_id"); // the relay gives each record an id of its own
        headers.put("dead_letter_event_id", eventId == null ? "" : eventId);
        headers.put("dead_letter_consumer", consumer);
        headers.put("dead_letter_reason", reason);
        headers.put("dead_letter_topic", message.topic());
        headers.put("dead_letter_partition", Integer.toString(message.partition()));
        headers.put("dead_letter_offset", Long.toString(message.position()));
        headers.put("dead_letter_bytes", Integer.toString(payload.length));
        outbox.appendRaw(
                connection,
                message.topic() + TopicsAtStart.DEAD_LETTER,
                message.key(),
                headers.getOrDefault("ce_type", "unknown"),
                headers,
                payload.length <= SHOWN_PAYLOAD ? payload : Arrays.copyOf(payload, SHOWN_PAYLOAD));
    }

    /** Counts a record that was parked; after the commit, for a batch that fails is tried again. */
    void count(String consumer, Incoming parked) {
        metrics.counter("inbox.dead.letters", "consumer", consumer, "topic", parked.topic())
                .increment();
    }

    /**
     * Those of the keys that something waits for. Until this transaction ends nothing that waits for them can be settled:
     * who settles it afterwards finds what we park behind it.
     */
    Set<String> waitingKeys(Connection connection, String consumer, List<String> keys) throws SQLException {
        try (var read = connection.prepareStatement("""
                select message_key from dead_letter
                where consumer = ? and settled_at is null and message_key = any(?) for share
                """)) {
            read.setString(1, consumer);
            read.setArray(2, connection.createArrayOf("text", keys.toArray()));
            try (var rows = read.executeQuery()) {
                var waiting = new HashSet<String>();
                while (rows.next()) {
                    waiting.add(rows.getString(1));
                }
                return waiting;
            }
        }
    }

    /** The first record that waits for a key; nobody else can settle it until this transaction ends. */
    Optional<Parked> firstWaiting(Connection connection, String consumer, String key) throws SQLException {
        try (var read = connection.prepareStatement("""
                select id, topic, partition, position, message_key, headers, payload from dead_letter
                where consumer = ? and message_key = ? and settled_at is null order by partition, position
                limit 1 for update
                """)) {
            read.setString(1, consumer);
            read.setString(2, key);
            try (var row = read.executeQuery()) {
                return row.next()
                        ? Optional.of(new Parked(
                                row.getObject("id", UUID.class),
                                new Incoming(
                                        row.getString("topic"),
                                        row.getInt("partition"),
                                        row.getLong("position"),
                                        row.getString("message_key"),
                                        headers(row.getString("headers")),
                                        row.getBytes("payload"))))
                        : Optional.empty();
            }
        }
    }

    /** The oldest records that still wait, at most {@code limit}. */
    List<Letter> list(Connection connection, int limit) throws SQLException {
        try (var read = connection.prepareStatement("""
                select id, consumer, topic, partition, position, message_key, reason, parked_at
                from dead_letter where settled_at is null order by id limit ?
                """)) {
            read.setInt(1, limit);
            try (var rows = read.executeQuery()) {
                var letters = new ArrayList<Letter>();
                while (rows.next()) {
                    letters.add(letter(rows));
                }
                return letters;
            }
        }
    }

    Optional<Letter> find(Connection connection, UUID id) throws SQLException {
        try (var read = connection.prepareStatement("""
                select id, consumer, topic, partition, position, message_key, reason, parked_at
                from dead_letter where settled_at is null and id = ?
                """)) {
            read.setObject(1, id);
            try (var rows = read.executeQuery()) {
                return rows.next() ? Optional.of(letter(rows)) : Optional.empty();
            }
        }
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("position"),
                row.getString("message_key"),
                row.getString("reason"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant());
    }

    /** @return whether there was such a record and it still waited */
    boolean settle(Connection connection, UUID id, Settlement how) throws SQLException {
        try (var update = connection.prepareStatement(
                "update dead_letter set settled_at = now(), settled_how = ? where id = ? and settled_at is null")) {
            update.setString(1, how.name());
            update.setObject(2, id);
            return update.executeUpdate() == 1;
        }
    }

    private String text(TreeMap<String, String> headers) {
        try {
            return new String(json.writeValueAsBytes(headers), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private TreeMap<String, String> headers(String text) {
        try {
            return json.readValue(text, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
