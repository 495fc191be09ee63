package th.localpolicy.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import th.localpolicy.stack.testing.WholeTopic;

import static org.awaitility.Awaitility.await;

/** A topic as an operator reads it: a plain consumer, from the beginning to where it ends now, in no group. */
record Topic(String bootstrapServers, String name) {

    private static final String READER = "reporting-service.kpi";
    private static final Duration SECONDS = Duration.ofSeconds(15);

    List<ConsumerRecord<String, String>> records() {
        return new WholeTopic(bootstrapServers, name).texts();
    }

    List<ConsumerRecord<String, String>> recordsOf(UUID key) {
        return records().stream()
                .filter(found -> key.toString().equals(found.key()))
                .toList();
    }

    /** Waits until the key's events have reached the topic, and reporting-service has taken in all that stands there. */
    void awaitTakenIn(UUID key, int events) {
        await("events of " + key).atMost(SECONDS).until(() -> recordsOf(key).size() >= events);
        awaitAllTakenIn();
    }

    /** Waits until reporting-service has taken in all that stands in the topic. */
    void awaitAllTakenIn() {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
                var consumer = consumer()) {
            await(READER + " has read " + name).atMost(SECONDS).until(() -> lag(admin, consumer) == 0);
        }
    }

    private long lag(Admin admin, KafkaConsumer<String, String> consumer)
            throws ExecutionException, InterruptedException {
        var taken = admin.listConsumerGroupOffsets(READER)
                .partitionsToOffsetAndMetadata()
                .get();
        return consumer.endOffsets(partitions(consumer)).entrySet().stream()
                .mapToLong(end -> {
                    var offset = taken.get(end.getKey());
                    return end.getValue() - (offset == null ? 0 : offset.offset());
                })
                .sum();
    }

    int partitions() {
        try (var consumer = consumer()) {
            return partitions(consumer).size();
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        return consumer.partitionsFor(name).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
    }
}
