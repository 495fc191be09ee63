package th.localpolicy.platform.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.eventpath.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TopicsTest {

    @Test
    void a_missing_topic_is_made_and_keeps_its_records_for_ever() throws Exception {
        var topic = Topic.fresh(3).name();
        try (var admin = admin()) {
            await().ignoreExceptions().until(() -> partitionsOf(admin, topic) == 3);
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var configuration =
                    admin.describeConfigs(List.of(resource)).all().get().get(resource);

            assertThat(configuration.get("retention.ms").value()).isEqualTo("-1");
            assertThat(configuration.get("cleanup.policy").value()).isEqualTo("delete");
        }
    }

    @Test
    void a_topic_that_exists_is_left_as_it_is_and_the_others_are_made() throws Exception {
        var existing = Topic.fresh(3).name();

        Topics.ensure(Topic.bootstrapServers(), Set.of(existing, existing + ".new"), 7, (short) 1);

        try (var admin = admin()) {
            await().ignoreExceptions().until(() -> partitionsOf(admin, existing + ".new") == 7);
            assertThat(partitionsOf(admin, existing)).isEqualTo(3);
        }
    }

    private static int partitionsOf(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Topic.bootstrapServers()));
    }
}
