package th.localpolicy.platform.eventpath;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import th.localpolicy.platform.kafka.Topics;
import th.localpolicy.stack.testing.TestServers;
import th.localpolicy.stack.testing.WholeTopic;

/** A topic on a real Kafka, with its dead-letter topic, as a bystander sees it. */
public record Topic(String name) {

    /** Its clients meet topics in their first moments and brokers in their last; held, or its level would be forgotten. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka.clients");

    static {
        CLIENTS.setLevel(Level.SEVERE);
    }

    public static Topic fresh(int partitions) {
        var topic = new Topic("test.t" + UUID.randomUUID().toString().substring(0, 8) + ".v1");
        try {
            Topics.ensure(bootstrapServers(), Set.of(topic.name, topic.deadLetters().name), partitions, (short) 1);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return topic;
    }

    public static String bootstrapServers() {
        return TestServers.running().kafkaBootstrapServers();
    }

    public Topic deadLetters() {
        return new Topic(name + ".dead-letter");
    }

    /** From now on Kafka refuses larger batches of records than this many bytes. */
    public void limitRecordsTo(int bytes) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            var limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, name),
                            List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** Every record from the beginning to the end as it is now; in order for each key. */
    public List<ConsumerRecord<String, byte[]>> read() {
        return new WholeTopic(bootstrapServers(), name).records();
    }

    /** The versions of each key in the order in which each was first seen. */
    public Map<String, List<Long>> versions() {
        var versions = new LinkedHashMap<String, List<Long>>();
        for (var message : read()) {
            var seen = versions.computeIfAbsent(message.key(), key -> new ArrayList<>());
            var version = Long.valueOf(header(message, "ce_aggregateversion"));
            if (!seen.contains(version)) {
                seen.add(version);
            }
        }
        return versions;
    }

    /** Writes a record as any stranger could. */
    public void write(String key, Map<String, String> headers, byte[] value) {
        write(List.of(message(key, headers, value)));
    }

    public ProducerRecord<String, byte[]> message(String key, Map<String, String> headers, byte[] value) {
        var message = new ProducerRecord<>(name, key, value);
        headers.forEach((header, text) -> message.headers().add(header, text.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    /** Writes records in their order. */
    public void write(List<ProducerRecord<String, byte[]>> messages) {
        // One request at a time: a partition that has no leader yet would let the second overtake the first.
        var configuration = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1);
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer())) {
            var sends = messages.stream().map(producer::send).toList();
            for (var send : sends) {
                send.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A good event about a key. */
    public ProducerRecord<String, byte[]> change(String key, long version, int amount) {
        return message(key, headers(version), ("{\"amount\":" + amount + "}").getBytes(StandardCharsets.UTF_8));
    }

    /** The headers of a new event of the known type. */
    public static Map<String, String> headers(long version) {
        return Map.of(
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                "thing.changed",
                "ce_time",
                "2025-03-31T16:59:59Z",
                "ce_aggregateversion",
                Long.toString(version));
    }

    public static String header(ConsumerRecord<String, byte[]> message, String name) {
        return WholeTopic.header(message, name);
    }
}
