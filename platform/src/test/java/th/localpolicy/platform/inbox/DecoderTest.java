package th.localpolicy.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.eventpath.Change;
import th.localpolicy.platform.inbox.Decoder.Decoded;

import static org.assertj.core.api.Assertions.assertThat;

class DecoderTest {

    private static final Map<String, Class<?>> TYPES = Map.of("thing.changed", Change.class);
    private static final Map<String, String> HEADERS = Map.of(
            "ce_id", "0190b0c4-1111-7000-8000-000000000000",
            "ce_type", "thing.changed",
            "ce_time", "2025-03-31T16:59:59Z",
            "ce_aggregateversion", "7");

    private final Decoder decoder = new Decoder(new ObjectMapper());

    @Test
    void a_cloud_event_in_binary_mode_is_read() {
        assertThat(decode(HEADERS, "thing", "{\"amount\":5}"))
                .isEqualTo(new Decoded.Event(new Received(
                        UUID.fromString("0190b0c4-1111-7000-8000-000000000000"),
                        "thing.changed",
                        "thing",
                        7,
                        Instant.parse("2025-03-31T16:59:59Z"),
                        new Change(5))));
    }

    @Test
    void a_field_that_was_added_later_is_no_fault() {
        assertThat(decode(HEADERS, "thing", "{\"amount\":5,\"colour\":\"red\"}"))
                .isInstanceOf(Decoded.Event.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "5",
                "\"text\"",
                "{}",
                "{\"amount\":null}",
                "{\"amount\":\"five\"}",
                "{\"amount\":5} {}",
                "{\"amount\":99999999999}",
                "\u0000",
                "<amount>5</amount>"
            })
    void a_value_that_is_not_what_the_type_promises_is_undecodable(String value) {
        assertThat(decode(HEADERS, "thing", value)).isInstanceOf(Decoded.Undecodable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, ",
        "ce_id, not-a-uuid",
        "ce_type, ",
        "ce_time, ",
        "ce_time, yesterday",
        "ce_time, 2568-03-31",
        "ce_time, +12568-03-31T00:00:00Z",
        "ce_time, 1969-12-31T23:59:59Z",
        "ce_aggregateversion, ",
        "ce_aggregateversion, seven",
        "ce_aggregateversion, 99999999999999999999"
    })
    void a_header_that_is_missing_or_wrong_is_undecodable_and_named_or_quoted(String header, String value) {
        var headers = new TreeMap<>(HEADERS);
        headers.remove(header);
        if (value != null) {
            headers.put(header, value);
        }

        assertThat(decode(headers, "thing", "{\"amount\":5}"))
                .isInstanceOfSatisfying(
                        Decoded.Undecodable.class,
                        fault -> assertThat(fault.reason()).contains(value == null ? header : value));
    }

    @Test
    void a_type_that_nobody_subscribed_to_is_unknown_whatever_else_is_wrong_with_it() {
        assertThat(decode(Map.of("ce_type", "thing.repainted"), null, "{")).isEqualTo(new Decoded.Unknown());
    }

    @ParameterizedTest
    @MethodSource
    void a_record_without_key_or_value_is_undecodable(Incoming message) {
        assertThat(decoder.decode(message, TYPES)).isEqualTo(new Decoded.Undecodable("no key or no value"));
    }

    static Stream<Incoming> a_record_without_key_or_value_is_undecodable() {
        return Stream.of(incoming(HEADERS, null, new byte[0]), incoming(HEADERS, "thing", null));
    }

    @Test
    void nesting_without_end_is_undecodable_and_not_a_stack_overflow() {
        assertThat(decode(HEADERS, "thing", "{\"amount\":5,\"x\":" + "[".repeat(500_000)))
                .isInstanceOf(Decoded.Undecodable.class);
    }

    private Decoded decode(Map<String, String> headers, String key, String value) {
        return decoder.decode(incoming(headers, key, value.getBytes(StandardCharsets.UTF_8)), TYPES);
    }

    private static Incoming incoming(Map<String, String> headers, String key, byte[] value) {
        return new Incoming("test.thing.v1", 0, 0, key, new TreeMap<>(headers), value);
    }
}
