package th.localpolicy.reporting.kpi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The voice of other services: writes events to Kafka as the registry does. */
final class Told implements AutoCloseable {

    static final String TOPIC = "identity.identity.v1";

    private final KafkaProducer<String, byte[]> producer;

    Told(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /** An event that can be told more than once: its id stays. */
    record Event(UUID id, String type, String key, long version, Instant at, String data) {

        static Event registered(UUID identity, long version, String district, String on) {
            return of("identity.registered", identity, version, district, "\"registeredOn\":\"" + on + "\"");
        }

        static Event withdrawn(UUID identity, long version, String district, String on, String withdrawnOn) {
            return of(
                    "identity.withdrawn",
                    identity,
                    version,
                    district,
                    "\"registeredOn\":\"" + on + "\",\"withdrawnOn\":\"" + withdrawnOn + "\"");
        }

        static Event superseded(UUID identity, long version, String district, String on, String supersededOn) {
            return of(
                    "identity.superseded",
                    identity,
                    version,
                    district,
                    "\"registeredOn\":\"" + on + "\",\"supersededOn\":\"" + supersededOn + "\"");
        }

        /** Any event of any aggregate, its data as JSON. */
        static Event of(String type, UUID key, long version, String data) {
            return new Event(
                    UUID.randomUUID(),
                    type,
                    key.toString(),
                    version,
                    Instant.parse("2025-10-01T00:00:00Z").plusSeconds(version),
                    data);
        }

        private static Event of(String type, UUID identity, long version, String district, String dates) {
            return new Event(
                    UUID.randomUUID(),
                    type,
                    identity.toString(),
                    version,
                    Instant.parse("2025-10-01T00:00:00Z").plusSeconds(version),
                    "{\"identityId\":\"%s\",\"districtCode\":\"%s\",\"provinceCode\":\"%s\",%s}"
                            .formatted(identity, district, district.substring(0, 2), dates));
        }

        Event at(String instant) {
            return new Event(id, type, key, version, Instant.parse(instant), data);
        }
    }

    /** Tells an event and waits until Kafka has it. */
    void tell(Event... events) throws InterruptedException, ExecutionException {
        tellTo(TOPIC, events);
    }

    void tellTo(String topic, Event... events) throws InterruptedException, ExecutionException {
        for (var event : events) {
            var message = new ProducerRecord<>(topic, event.key(), event.data().getBytes(StandardCharsets.UTF_8));
            header(message, "ce_specversion", "1.0");
            header(message, "ce_id", event.id().toString());
            header(message, "ce_type", event.type());
            header(message, "ce_time", event.at().toString());
            header(message, "ce_aggregateversion", Long.toString(event.version()));
            producer.send(message).get();
        }
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
