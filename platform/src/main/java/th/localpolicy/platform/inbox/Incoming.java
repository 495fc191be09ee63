package th.localpolicy.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as Kafka handed it over, before anybody tried to understand it. Only its key is made {@link #legible}: no
 * aggregate of ours has a key that this would change, and a stranger's must not stop us from parking the record.
 */
record Incoming(
        String topic, int partition, long position, String key, TreeMap<String, String> headers, byte[] payload) {

    /** Longer keys do not fit the index of waiting keys. */
    private static final int LONGEST_KEY = 500;

    Incoming {
        key = key == null ? null : legible(key, LONGEST_KEY);
    }

    /** A text that a text column and JSON can hold: at most so many characters, no NUL and no half of a character. */
    static String legible(String text, int longest) {
        return text.codePoints()
                .limit(longest)
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

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
