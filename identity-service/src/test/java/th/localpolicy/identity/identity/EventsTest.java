package th.localpolicy.identity.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.identity.Stack;
import th.localpolicy.platform.testing.Contract;
import th.localpolicy.stack.testing.WholeTopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.registered;
import static th.localpolicy.identity.identity.Registry.submitted;
import static th.localpolicy.stack.testing.WholeTopic.header;

/** What other services and agencies hear: the right events, in order, in the contract's shape. */
@QuarkusTest
@Stack
class EventsTest {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void the_life_of_an_identity_is_told_in_order_under_its_key() {
        var id = registered("4201", "2025-03-31");
        approver("P42")
                .body(Map.of("reason", "ซ้ำ", "withdrawnOn", "2025-06-01"))
                .post("/api/v1/identities/{id}/withdraw", id)
                .then()
                .statusCode(200);
        var events = eventsOf(id, 4);
        assertThat(events)
                .extracting(event -> header(event, "ce_type"))
                .containsExactly(
                        "identity.submitted", "identity.registered", "identity.designated", "identity.withdrawn");
        assertThat(events)
                .extracting(event -> header(event, "ce_aggregateversion"))
                .containsExactly("2", "3", "4", "5");
        assertThat(events)
                .extracting(ConsumerRecord::partition)
                .containsOnly(events.getFirst().partition());
        events.forEach(EventsTest::fitsItsSchema);
    }

    @Test
    void a_superseded_identity_names_its_successor_and_the_successor_the_one_before() {
        var old = registered("4205", "2025-01-10");
        var successor = submitted("4205");
        approver("P42")
                .body(Map.of("successor", successor, "reason", "ตามมติที่ประชุม", "on", "2025-06-01"))
                .post("/api/v1/identities/{id}/supersede", old)
                .then()
                .statusCode(200);
        var before = eventsOf(old, 4);
        assertThat(before)
                .extracting(event -> header(event, "ce_type"))
                .containsExactly(
                        "identity.submitted", "identity.registered", "identity.designated", "identity.superseded");
        assertThat(new String(before.getLast().value(), StandardCharsets.UTF_8))
                .contains("\"supersededBy\":\"" + successor, "\"withdrawnOn\":\"2025-06-01\"");
        var after = eventsOf(successor, 3);
        assertThat(after)
                .extracting(event -> header(event, "ce_type"))
                .containsExactly("identity.submitted", "identity.registered", "identity.designated");
        assertThat(new String(after.getLast().value(), StandardCharsets.UTF_8))
                .contains("\"supersedes\":\"" + old, "\"registeredOn\":\"2025-06-01\"");
        before.forEach(EventsTest::fitsItsSchema);
        after.forEach(EventsTest::fitsItsSchema);
    }

    @Test
    void a_returned_identity_is_told_without_the_reason() {
        var id = submitted("4202");
        approver("P42").body(Map.of("reason", "โทร 081-000-0000")).post("/api/v1/identities/{id}/return", id);
        var returned = eventsOf(id, 2).getLast();
        assertThat(header(returned, "ce_type")).isEqualTo("identity.returned");
        assertThat(new String(returned.value(), StandardCharsets.UTF_8)).doesNotContain("081-000-0000");
        fitsItsSchema(returned);
    }

    @Test
    void a_draft_is_nobodys_business() {
        var draft = drafted("4203");
        eventsOf(submitted("4203"), 1); // whatever was told of the draft would be there by now
        assertThat(read().stream().filter(event -> draft.equals(event.key()))).isEmpty();
    }

    @Test
    void an_event_is_a_cloud_event_that_carries_the_trace_of_its_request() {
        String id = officer("D4204")
                .body(draftFor("4204"))
                .post("/api/v1/identities")
                .then()
                .extract()
                .path("id");
        approver("D4204").header("traceparent", TRACEPARENT).post("/api/v1/identities/{id}/submit", id);
        var event = eventsOf(id, 1).getFirst();
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(event, "ce_source")).isEqualTo("/identity-service");
        assertThat(header(event, "ce_subject")).isEqualTo(id);
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(header(event, "ce_id")).hasSize(36);
        assertThat(header(event, "ce_time")).startsWith("20").endsWith("Z");
        assertThat(header(event, "traceparent")).isEqualTo(TRACEPARENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity.submitted",
                "identity.registered",
                "identity.returned",
                "identity.withdrawn",
                "identity.superseded",
                "identity.designated"
            })
    void every_sample_fits_its_schema(String type) {
        fits(type, Contract.sampleOf(type));
    }

    private static void fitsItsSchema(ConsumerRecord<String, byte[]> event) {
        fits(header(event, "ce_type"), new String(event.value(), StandardCharsets.UTF_8));
    }

    private static void fits(String type, String data) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.schemaOf(type));
        assertThat(schema.validate(data, InputFormat.JSON)).isEmpty();
    }

    private List<ConsumerRecord<String, byte[]>> eventsOf(String id, int expected) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read().stream()
                                .filter(event -> id.equals(event.key()))
                                .toList(),
                        events -> events.size() >= expected);
    }

    /** Everything that stands in the topic. */
    private List<ConsumerRecord<String, byte[]>> read() {
        return new WholeTopic(kafka, IdentityTrail.TOPIC).records();
    }
}
