package th.localpolicy.platform.kafka;

import java.time.Duration;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the event path of a service can be told; the defaults are right for production. */
@ConfigMapping(prefix = "localpolicy")
public interface PlatformConfig {

    /** Where Kafka is: the standard key, so that one variable serves every client. */
    @WithDefault("${kafka.bootstrap.servers}")
    String bootstrapServers();

    @WithDefault("${quarkus.application.name}")
    String serviceName();

    Outbox outbox();

    Topics topics();

    interface Outbox {
        /** How often the relay looks by itself, should a wake-up be lost. */
        @WithDefault("500ms")
        Duration poll();
    }

    interface Topics {
        /** The topics this service writes to or reads; made at start when they are missing, so the order of starts is no matter. */
        @WithDefault(",")
        Set<String> needed();

        @WithDefault("12")
        int partitions();

        /** Copies of each record; 3 in a cluster. */
        @WithDefault("1")
        short replication();
    }
}
