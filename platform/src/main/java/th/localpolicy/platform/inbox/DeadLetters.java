package th.localpolicy.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

    private static final TypeReference<TreeMap<String, String>> HEADERS = new TypeReference<>() {};

    private final Outbox outbox;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    public DeadLetters(Outbox outbox, ObjectMapper json, MeterRegistry metrics) {
        this.outbox = outbox;
        this.json = json;
        this.metrics = metrics;
    }

    void park(Connection connection, String consumer, Incoming message, String reason) throws SQLException {
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
                return;
            }
        }
        var headers = new TreeMap<>(message.headers());
        headers.remove("ce_id"); // the relay gives each record an id of its own
        headers.put("dead_letter_event_id", message.headers().getOrDefault("ce_id", ""));
        headers.put("dead_letter_consumer", consumer);
        headers.put("dead_letter_reason", reason);
        headers.put("dead_letter_topic", message.topic());
        headers.put("dead_letter_partition", Integer.toString(message.partition()));
        headers.put("dead_letter_offset", Long.toString(message.position()));
        outbox.appendRaw(
                connection,
                message.topic() + TopicsAtStart.DEAD_LETTER,
                message.key(),
                message.headers().getOrDefault("ce_type", "unknown"),
                headers,
                message.payload() == null ? new byte[0] : message.payload());
        metrics.counter("inbox.dead.letters", "consumer", consumer, "topic", message.topic())
                .increment();
    }

    Set<String> waitingKeys(Connection connection, String consumer, List<String> keys) throws SQLException {
        try (var read = connection.prepareStatement("""
                select distinct message_key from dead_letter
                where consumer = ? and settled_at is null and message_key = any(?)
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

    List<Parked> waiting(Connection connection, String consumer, String key) throws SQLException {
        try (var read = connection.prepareStatement("""
                select id, topic, partition, position, message_key, headers, payload from dead_letter
                where consumer = ? and message_key = ? and settled_at is null order by partition, position
                """)) {
            read.setString(1, consumer);
            read.setString(2, key);
            try (var rows = read.executeQuery()) {
                var parked = new ArrayList<Parked>();
                while (rows.next()) {
                    parked.add(new Parked(
                            rows.getObject("id", UUID.class),
                            new Incoming(
                                    rows.getString("topic"),
                                    rows.getInt("partition"),
                                    rows.getLong("position"),
                                    rows.getString("message_key"),
                                    headers(rows.getString("headers")),
                                    rows.getBytes("payload"))));
                }
                return parked;
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
