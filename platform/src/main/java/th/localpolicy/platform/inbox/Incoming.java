package th.localpolicy.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as Kafka handed it over, before anybody tried to understand it. */
record Incoming(
        String topic, int partition, long position, String key, TreeMap<String, String> headers, byte[] payload) {

    static Incoming of(ConsumerRecord<String, byte[]> message) {
        var headers = new TreeMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return new Incoming(
                message.topic(), message.partition(), message.offset(), message.key(), headers, message.value());
    }
}
