package th.localpolicy.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import th.localpolicy.platform.eventpath.Topic;

/** Makes records as one partition of a topic hands them over, each at the next position. */
final class Partition {

    static final String TOPIC = "test.thing.v1";

    private long position;

    Incoming change(String key, long version, int amount) {
        return record(key, Topic.headers(version), "{\"amount\":" + amount + "}");
    }

    /** A record of the known type whose value nobody can read. */
    Incoming garbled(String key, long version) {
        return record(key, Topic.headers(version), "{\"amount\":");
    }

    Incoming record(String key, Map<String, String> headers, String value) {
        return new Incoming(TOPIC, 0, position++, key, new TreeMap<>(headers), value.getBytes(StandardCharsets.UTF_8));
    }

    /** The same event sent once more by its producer: the same id at the next position. */
    Incoming sentAgain(Incoming message) {
        return new Incoming(TOPIC, 0, position++, message.key(), message.headers(), message.payload());
    }
}
