package th.localpolicy.platform.inbox;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads a record as a CloudEvent in binary mode. It never throws on what a stranger may have written to a topic. */
final class Decoder {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** What came of a record. */
    sealed interface Decoded {
        record Event(Received event) implements Decoded {}

        /** Somebody else's concern. */
        record Unknown() implements Decoded {}

        record Undecodable(String reason) implements Decoded {}
    }

    private final ObjectMapper json;

    Decoder(ObjectMapper json) {
        // Fields are only ever added within v1, so unknown ones are no fault; a missing number is.
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    Decoded decode(Incoming message, Map<String, Class<?>> types) {
        var type = message.headers().get("ce_type");
        if (type == null) {
            return new Decoded.Undecodable("no ce_type header");
        }
        var shape = types.get(type);
        if (shape == null) {
            return new Decoded.Unknown();
        }
        if (message.key() == null || message.payload() == null) {
            return new Decoded.Undecodable("no key or no value");
        }
        try {
            var data = json.readValue(message.payload(), shape);
            if (data == null) {
                return new Decoded.Undecodable("the value is null");
            }
            return new Decoded.Event(new Received(
                    UUID.fromString(header(message, "ce_id")),
                    type,
                    message.key(),
                    Long.parseLong(header(message, "ce_aggregateversion")),
                    timeOf(message),
                    data));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return new Decoded.Undecodable(e.getClass().getSimpleName() + ": " + firstLine(e.getMessage()));
        }
    }

    /** Later than any database keeps, or before computers, is no time of an event. */
    private static Instant timeOf(Incoming message) {
        var time = Instant.parse(header(message, "ce_time"));
        if (time.isBefore(Instant.EPOCH) || time.isAfter(END_OF_TIME)) {
            throw new IllegalArgumentException("no time of an event: " + time);
        }
        return time;
    }

    private static String header(Incoming message, String name) {
        var value = message.headers().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name + " header");
        }
        return value;
    }

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
