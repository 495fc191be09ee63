package th.localpolicy.platform.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import th.localpolicy.platform.inbox.Decoder.Decoded;

/** Reads a subscription's topics from their beginning to where they end now, beside the live consumer and unseen by it. */
public class TopicReplay {

    /** What a replay saw. */
    public record Seen(long events, long unreadable) {}

    /** Takes a batch of events, in order for each key. */
    public interface Sink {
        void take(List<Received> events) throws SQLException;
    }

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Decoder decoder;

    /** @param consumers makes consumers that belong to no group's offsets: this one assigns itself */
    public TopicReplay(Supplier<Consumer<String, byte[]>> consumers, ObjectMapper json) {
        this.consumers = consumers;
        this.decoder = new Decoder(json);
    }

    public Seen replay(Subscription subscription, Sink sink) throws SQLException {
        try (var consumer = consumers.get()) {
            var partitions = subscription.topics().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var left = new HashMap<>(consumer.endOffsets(partitions));
            var events = 0L;
            var unreadable = 0L;
            left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            while (!left.isEmpty()) {
                var batch = new ArrayList<Received>();
                for (var message : consumer.poll(POLL)) {
                    switch (decoder.decode(Incoming.of(message), subscription.types())) {
                        case Decoded.Event(var event) -> batch.add(event);
                        case Decoded.Undecodable(var reason) -> unreadable++;
                        case Decoded.Unknown() -> {}
                    }
                }
                if (!batch.isEmpty()) {
                    sink.take(batch);
                    events += batch.size();
                }
                left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            return new Seen(events, unreadable);
        }
    }
}
