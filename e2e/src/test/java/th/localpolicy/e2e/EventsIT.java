package th.localpolicy.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.ModelReturn;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Registry.at;

/** What stands in the topic after everything before this test, faults included, as another agency would read it. */
@EndToEnd
@Order(11)
class EventsIT {

    private static final String PHONE = "081-234-5678";

    /** A telephone number by its looks, not a part of something longer such as an id or a time. */
    private static final Pattern PHONE_LIKE =
            Pattern.compile("(?<![\\w.:-])(?:\\+66[ -]?|0)[2-9](?:[ -]?[0-9]){7,8}(?![\\w.:-])");

    private static final Pattern TOKEN_LIKE =
            Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]+\\.|[Bb]earer\\s+[\\w-]{20,}|[Aa]uthorization:");

    private final RunningStack stack;
    private List<ConsumerRecord<String, String>> records;

    EventsIT(RunningStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void an_identity_of_every_fate() throws ApiException {
        var registry = stack.registry();
        var first = registry.registered("3615", "2025-01-15");
        var second = registry.registered("3615", "2025-01-16");
        var province = stack.desk("P36", "approver").identities();
        province.designateIdentity(second, null, null);
        registry.withdrawn("3615", first, "2025-06-01");
        var returned = registry.submitted("3615");
        province.returnIdentity(returned, new ModelReturn().reason("โปรดแก้ไข แล้วโทร " + PHONE), null, null);
        stack.identities().awaitTakenIn(first, 4);
        stack.identities().awaitTakenIn(second, 3);
        stack.identities().awaitTakenIn(returned, 2);
        records = stack.identities().records();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity.submitted",
                "identity.registered",
                "identity.returned",
                "identity.withdrawn",
                "identity.designated"
            })
    void every_kind_of_event_was_told(String type) {
        assertThat(records).anyMatch(event -> type.equals(headers(event).get("ce_type")));
    }

    @Test
    void every_record_is_a_cloud_event_in_kafkas_binary_mode() {
        assertThat(records).allSatisfy(event -> {
            var headers = headers(event);
            assertThat(headers)
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_source", "/identity-service")
                    .containsEntry("ce_subject", event.key())
                    .containsEntry("content-type", "application/json");
            assertThat(UUID.fromString(headers.get("ce_id"))).isNotNull();
            assertThat(Instant.parse(headers.get("ce_time")))
                    .isBefore(Instant.now().plusSeconds(1));
            assertThat(headers.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        });
    }

    @Test
    void an_event_carries_the_trace_of_the_request_that_caused_it() throws ApiException {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var id = stack.registry().drafted("3615");

        stack.as("D3615", "approver")
                .post(at(id) + "/submit", Map.of(), "traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .ok();

        stack.identities().awaitTakenIn(id, 1);
        assertThat(headers(stack.identities().recordsOf(id).getFirst()).get("traceparent"))
                .contains(trace);
    }

    @Test
    void every_record_fits_the_schema_of_its_type() {
        assertThat(records)
                .allSatisfy(event -> assertThat(Contracts.faults(headers(event).get("ce_type"), event.value()))
                        .as(event.value())
                        .isEmpty());
    }

    @Test
    void the_headers_and_the_body_say_the_same() {
        assertThat(records).allSatisfy(event -> {
            var body = Client.JSON.readTree(event.value());
            assertThat(body.get("identityId").asString()).isEqualTo(event.key());
            assertThat(headers(event))
                    .containsEntry("ce_aggregateversion", body.get("version").asString());
        });
    }

    @Test
    void the_versions_of_an_identity_rise_and_an_event_that_comes_again_is_the_same() {
        var seen = new HashMap<String, ConsumerRecord<String, String>>();
        var newest = new HashMap<String, Long>();
        assertThat(records).allSatisfy(event -> {
            var first = seen.putIfAbsent(headers(event).get("ce_id"), event);
            if (first != null) {
                assertThat(event.value()).isEqualTo(first.value());
                assertThat(headers(event)).isEqualTo(headers(first));
                return;
            }
            var version = Long.parseLong(headers(event).get("ce_aggregateversion"));
            assertThat(version).isGreaterThan(newest.getOrDefault(event.key(), 0L));
            newest.put(event.key(), version);
        });
    }

    @Test
    void the_events_of_an_identity_stand_in_one_partition_of_twelve() {
        var partitions = records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(ConsumerRecord::partition, Collectors.toSet())));

        assertThat(partitions).allSatisfy((key, found) -> assertThat(found).hasSize(1));
        assertThat(stack.identities().partitions()).isEqualTo(12);
    }

    @Test
    void no_record_holds_a_telephone_number_or_a_token() {
        assertThat(records).allSatisfy(event -> {
            var whole = headers(event).values() + event.value();
            assertThat(whole)
                    .doesNotContain(PHONE)
                    .doesNotContainPattern(PHONE_LIKE)
                    .doesNotContainPattern(TOKEN_LIKE);
        });
    }

    @Test
    void no_log_holds_a_telephone_number_or_a_token() throws IOException {
        assertThat(stack.logs()).hasSizeGreaterThanOrEqualTo(4);
        for (var log : stack.logs()) {
            assertThat(Files.readAllLines(log))
                    .as(log.toString())
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContain(PHONE)
                            .doesNotContainPattern(PHONE_LIKE)
                            .doesNotContainPattern(TOKEN_LIKE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"โทร 081-234-5678", "tel. 0812345678", "+66 81 234 5678", "02 123 4567"})
    void a_telephone_number_would_be_noticed(String text) {
        assertThat(text).containsPattern(PHONE_LIKE);
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> event) {
        return StreamSupport.stream(event.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        Header::key,
                        header -> new String(header.value(), StandardCharsets.UTF_8),
                        (first, second) -> first + " and " + second,
                        LinkedHashMap::new));
    }
}
