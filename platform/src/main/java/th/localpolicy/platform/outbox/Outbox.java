package th.localpolicy.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Writes events beside the state they tell of, in the same transaction: both are kept or neither is. Nothing is sent
 * here; the {@link OutboxRelay} does that after the commit.
 */
public class Outbox {

    private static final String INSERT = """
            insert into outbox (topic, message_key, type, aggregate_version, occurred_at, headers, payload)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private final ObjectMapper json;
    private final String source;

    /** @param source the CloudEvents source: which service speaks, such as {@code /identity-service} */
    public Outbox(ObjectMapper json, String source) {
        this.json = json;
        this.source = source;
    }

    /** Appends events in the order given. The caller holds the aggregate's row, so the order is the aggregate's own. */
    public void append(Connection connection, String traceparent, List<OutboxEvent> events) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var event : events) {
                insert.setString(1, event.topic());
                insert.setString(2, event.aggregateId());
                insert.setString(3, event.type());
                insert.setLong(4, event.aggregateVersion());
                insert.setObject(5, event.occurredAt().atOffset(ZoneOffset.UTC));
                insert.setString(6, headersOf(event, traceparent));
                insert.setBytes(7, bytes(event.data()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Appends a record as it was received, bytes and all, for a topic that is read by people: dead letters. */
    public void appendRaw(
            Connection connection, String topic, String key, String type, Map<String, String> headers, byte[] payload)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outbox (topic, message_key, type, occurred_at, headers, payload) values (?, ?, ?, now(), ?, ?)
                """)) {
            insert.setString(1, topic);
            insert.setString(2, key);
            insert.setString(3, type);
            insert.setString(4, text(new TreeMap<>(headers)));
            insert.setBytes(5, payload);
            insert.executeUpdate();
        }
    }

    private String headersOf(OutboxEvent event, String traceparent) {
        var headers = new TreeMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_type", event.type());
        headers.put("ce_source", source);
        headers.put("ce_subject", event.aggregateId());
        headers.put("ce_time", event.occurredAt().toString());
        headers.put("ce_aggregateversion", Long.toString(event.aggregateVersion()));
        headers.put("content-type", "application/json");
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return text(headers);
    }

    private String text(Map<String, String> headers) {
        return new String(bytes(headers), StandardCharsets.UTF_8);
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event that cannot be written as JSON", e);
        }
    }
}
