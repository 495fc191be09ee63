package th.localpolicy.stack.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaBrokerTest {
    @TempDir
    Path directory;

    @Test
    void a_broker_comes_back_on_its_port_with_its_records_and_makes_no_topic_by_itself() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(directory, 0)) {
            String before = broker.bootstrapServers();
            createTopic(before);
            send(before, "identity.identity.v1", "D3604");

            broker.stop();
            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(before);
            assertThat(firstValue(before)).isEqualTo("D3604");
            assertThatThrownBy(() -> send(before, "nobody.made.this", "x")).isInstanceOf(ExecutionException.class);
        }
    }

    private static void createTopic(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic("identity.identity.v1", Optional.empty(), Optional.empty())))
                    .all()
                    .get();
            assertThat(admin.describeTopics(List.of("identity.identity.v1"))
                            .allTopicNames()
                            .get()
                            .get("identity.identity.v1")
                            .partitions())
                    .hasSize(12);
        }
    }

    private static void send(String servers, String topic, String value) throws Exception {
        Map<String, Object> configuration = Map.of("bootstrap.servers", servers, "max.block.ms", "1500");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value, value)).get();
        }
    }

    private static String firstValue(String servers) {
        Map<String, Object> configuration =
                Map.of("bootstrap.servers", servers, "group.id", "reader", "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("identity.identity.v1"));
            for (int i = 0; i < 20; i++) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    return records.iterator().next().value();
                }
            }
        }
        return null;
    }
}
