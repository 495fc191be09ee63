package th.localpolicy.platform.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that arrived and could be read.
 *
 * @param id the CloudEvents id; the same event sent twice has the same id
 * @param key the aggregate it is about
 * @param version the aggregate's version after the change
 * @param occurredAt when the producer decided it
 * @param data the record that {@link Subscription#types()} names for the type
 */
public record Received(UUID id, String type, String key, long version, Instant occurredAt, Object data) {}
