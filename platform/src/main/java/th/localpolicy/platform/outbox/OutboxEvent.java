package th.localpolicy.platform.outbox;

import java.time.Instant;
import java.util.Objects;

/**
 * A fact about to leave a service.
 *
 * @param topic the Kafka topic, such as {@code identity.identity.v1}
 * @param type the CloudEvents type, such as {@code identity.registered}
 * @param aggregateId whose fact it is; the Kafka key, so that all facts of one aggregate stay in order
 * @param aggregateVersion the aggregate's version after the change, rising by at least one with every event
 * @param occurredAt when the service decided it
 * @param data the event's own record, written as JSON; it never carries names of persons or phone numbers
 */
public record OutboxEvent(
        String topic, String type, String aggregateId, long aggregateVersion, Instant occurredAt, Object data) {

    public OutboxEvent {
        Objects.requireNonNull(topic);
        Objects.requireNonNull(type);
        Objects.requireNonNull(aggregateId);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(data);
    }
}
