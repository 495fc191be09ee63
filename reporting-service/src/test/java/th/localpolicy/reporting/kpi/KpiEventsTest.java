package th.localpolicy.reporting.kpi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.testing.Contract;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.kpi.Told.Event;
import th.localpolicy.stack.testing.Tokens;
import th.localpolicy.stack.testing.WholeTopic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.stack.testing.WholeTopic.header;

/** What operators and other agencies hear of KPIs, in the contract's shape. */
@QuarkusTest
@Stack
class KpiEventsTest extends KpiFixture {

    @Test
    void changed_figures_are_told_once_and_in_order_and_a_closing_too() throws Exception {
        var before = told().size();
        var event = Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01");
        registry.tell(event);
        becomes("2025-03-31", 1);
        // Another identity of the same district changes no figure.
        registry.tell(event, Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"));
        registry.tell(Event.registered(UUID.randomUUID(), 3, "3605", "2025-01-01"));
        becomes("2025-03-31", 2);
        given().auth()
                .oauth2(Tokens.of("DLA", "approver"))
                .post(KPI + "/quarters/2568-Q2/close")
                .then()
                .statusCode(200);
        var events = await().atMost(Duration.ofSeconds(20))
                .until(() -> told().subList(before, told().size()), heard -> heard.size() >= 3);
        assertThat(events)
                .extracting(record -> header(record, "ce_type"))
                .containsExactly("kpi.progressed", "kpi.progressed", "kpi.quarter-closed");
        assertThat(events).extracting(ConsumerRecord::key).containsOnly("soft-power-2568");
        assertThat(events)
                .extracting(record -> Long.parseLong(header(record, "ce_aggregateversion")))
                .isSorted()
                .doesNotHaveDuplicates();
        events.forEach(record -> fits(header(record, "ce_type"), new String(record.value(), StandardCharsets.UTF_8)));
        assertThat(new String(events.getLast().value(), StandardCharsets.UTF_8)).contains("\"achieved\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpi.progressed", "kpi.quarter-closed"})
    void every_sample_fits_its_schema(String type) {
        fits(type, Contract.sampleOf(type));
    }

    private static void fits(String type, String data) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.schemaOf(type));
        assertThat(schema.validate(data, InputFormat.JSON)).isEmpty();
    }

    /** Everything that stands in the topic, whose records have all one key and so one order. */
    private List<ConsumerRecord<String, byte[]>> told() {
        return new WholeTopic(kafka, TellProgress.TOPIC).recordsOf("soft-power-2568");
    }
}
