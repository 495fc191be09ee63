package th.localpolicy.stack.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic as a bystander reads it: in no group, from its beginning to where it ends at that moment. */
public record WholeTopic(String bootstrapServers, String name) {

    /** Every record, its value as it stands there; in order for each key. */
    public List<ConsumerRecord<String, byte[]>> records() {
        return read(new ByteArrayDeserializer());
    }

    /** Every record, its value as text; in order for each key. */
    public List<ConsumerRecord<String, String>> texts() {
        return read(new StringDeserializer());
    }

    /** The records of one key in their order. */
    public List<ConsumerRecord<String, byte[]>> recordsOf(String key) {
        return records().stream().filter(found -> key.equals(found.key())).toList();
    }

    /** The value of a header, the last one if it is given twice; null when there is none. */
    public static String header(ConsumerRecord<?, ?> found, String name) {
        var header = found.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private <V> List<ConsumerRecord<String, V>> read(Deserializer<V> values) {
        Map<String, Object> configuration = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), values)) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, V>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
