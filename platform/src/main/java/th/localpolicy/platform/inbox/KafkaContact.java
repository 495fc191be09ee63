package th.localpolicy.platform.inbox;

import java.time.Duration;

import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/**
 * Says once that Kafka is silent and once that it speaks again. The client itself says it at every attempt, some times a
 * second from each consumer, and is told to keep quiet (see the log levels).
 */
final class KafkaContact {

    private static final Logger LOG = Logger.getLogger(KafkaContact.class);

    /** A consumer hears at least a heartbeat every three seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final String consumer;
    private double heard;
    private long heardAt;
    private boolean silent;

    /** What there is to say after a look. */
    enum News {
        NONE,
        SILENT,
        BACK
    }

    KafkaContact(String consumer, long nanos) {
        this.consumer = consumer;
        this.heardAt = nanos;
    }

    /** Looks after a poll: whether anything has come since the last look. */
    void lookAt(Consumer<?, ?> kafka) {
        var bytes = kafka.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("incoming-byte-total"))
                .mapToDouble(metric -> metric.metricValue() instanceof Double number ? number : 0)
                .sum();
        switch (news(bytes, System.nanoTime())) {
            case SILENT -> LOG.warnf("%s hears nothing from Kafka; it goes on by itself when Kafka is back", consumer);
            case BACK -> LOG.infof("%s hears Kafka again", consumer);
            case NONE -> {}
        }
    }

    /** @param bytes all that was ever heard; a new client begins at zero */
    News news(double bytes, long nanos) {
        if (bytes != heard) {
            heard = bytes;
            heardAt = nanos;
            var back = silent && bytes > 0;
            silent &= !back;
            return back ? News.BACK : News.NONE;
        }
        if (silent || nanos - heardAt < SILENCE.toNanos()) {
            return News.NONE;
        }
        silent = true;
        return News.SILENT;
    }
}
