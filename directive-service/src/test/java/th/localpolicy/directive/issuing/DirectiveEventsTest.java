package th.localpolicy.directive.issuing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.directive.Stack;
import th.localpolicy.platform.testing.Contract;
import th.localpolicy.stack.testing.WholeTopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static th.localpolicy.directive.issuing.Cascade.cancel;
import static th.localpolicy.directive.issuing.Cascade.forward;
import static th.localpolicy.directive.issuing.Cascade.forwardTo;
import static th.localpolicy.directive.issuing.Cascade.issued;
import static th.localpolicy.directive.letter.Letters.approver;
import static th.localpolicy.directive.letter.Letters.drafted;
import static th.localpolicy.directive.letter.Letters.letterOf;
import static th.localpolicy.directive.letter.Letters.officer;
import static th.localpolicy.stack.testing.WholeTopic.header;

/** What other services and agencies hear of letters: the right events, in order, in the contract's shape. */
@QuarkusTest
@Stack
class DirectiveEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Cascade cascade;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private static List<Object> reportedBy(String reporter, String recipient) {
        return List.of(Map.of(
                "text",
                "ให้รายงาน",
                "reporting",
                Map.of(
                        "form",
                        "soft-power-monthly",
                        "every",
                        "MONTH",
                        "dueDay",
                        25,
                        "from",
                        "2024-12",
                        "until",
                        "2025-09",
                        "reporter",
                        reporter,
                        "recipient",
                        recipient)));
    }

    @Test
    void the_life_of_a_letter_is_told_in_order_and_of_its_forwards_too() throws Exception {
        var id = issued(letterOf("MOI", "PROVINCE", "clauses", reportedBy("PROVINCE", "DLA")));
        approver("MOI")
                .body(Map.of("reason", "ลดผู้รับ", "addressees", Map.of("offices", List.of("P36", "P40"))))
                .post("/api/v1/directives/{id}/amend", id)
                .then()
                .statusCode(200);
        var letter = forwardTo("DISTRICT");
        letter.put("clauses", reportedBy("DISTRICT", "PROVINCE"));
        String forward = forward("P36", cascade.received(id, "P36"), letter)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        cancel("MOI", id).then().statusCode(200);
        var told = eventsOf(id, 3);
        assertThat(told)
                .extracting(DirectiveEventsTest::type)
                .containsExactly("directive.issued", "directive.amended", "directive.cancelled");
        assertThat(told)
                .extracting(event -> header(event, "ce_aggregateversion"))
                .containsExactly("2", "3", "4");
        var issued = data(told.getFirst());
        assertThat(issued.at("/recipients")).hasSize(76);
        assertThat(issued.at("/reportRules/0/reporters")).hasSize(76);
        assertThat(data(told.get(1)).at("/reportRules/0/reporters")).hasSize(2);
        var forwarded = eventsOf(forward, 2);
        assertThat(forwarded)
                .extracting(DirectiveEventsTest::type)
                .containsExactly("directive.forwarded", "directive.cancelled");
        assertThat(header(forwarded.getFirst(), "ce_aggregateversion")).isEqualTo("1");
        assertThat(data(forwarded.getFirst()).at("/forwards/directiveId").asText())
                .isEqualTo(id);
        assertThat(data(forwarded.getFirst()).at("/reportRules/0/reporters")).hasSize(16);
        told.forEach(DirectiveEventsTest::fitsItsSchema);
        forwarded.forEach(DirectiveEventsTest::fitsItsSchema);
    }

    @Test
    void a_report_of_districts_is_asked_of_all_districts_under_the_recipients() throws Exception {
        var id = issued(letterOf("MOI", "PROVINCE", "clauses", reportedBy("DISTRICT", "PROVINCE")));
        assertThat(data(eventsOf(id, 1).getFirst()).at("/reportRules/0/reporters"))
                .hasSize(878);
    }

    @Test
    void a_letter_from_paper_is_reported_on_by_the_office_that_entered_it_until_the_letter_itself_is_sent_there()
            throws Exception {
        var clauses = new ArrayList<Object>(reportedBy("PROVINCE", "DLA"));
        clauses.addAll(reportedBy("DISTRICT", "PROVINCE"));
        clauses.add(Map.of("text", "ให้รายงานตามแบบที่จะแจ้ง", "reporting", Map.of("every", "MONTH", "dueDay", 5)));
        var letter = letterOf("MOI", "PROVINCE", "clauses", clauses);
        String copy = officer("P36")
                .body(Map.of("letter", letter))
                .post("/api/v1/dispatches")
                .then()
                .statusCode(201)
                .extract()
                .path("directiveId");
        var entered = data(eventsOf(copy, 1).getFirst());
        assertThat(entered.at("/recordedBy").asText()).isEqualTo("P36");
        assertThat(entered.at("/reportRules")).hasSize(1);
        assertThat(entered.at("/reportRules/0/reporters").toString()).isEqualTo("[\"P36\"]");
        letter.put("clauses", reportedBy("PROVINCE", "DLA"));
        var own = issued(letter);
        var told = eventsOf(copy, 2);
        assertThat(told).extracting(DirectiveEventsTest::type).containsExactly("directive.issued", "directive.amended");
        assertThat(data(told.get(1)).at("/reportRules")).isEmpty();
        assertThat(data(eventsOf(own, 1).getFirst()).at("/reportRules/0/reporters"))
                .hasSize(76);
        told.forEach(DirectiveEventsTest::fitsItsSchema);
        officer("P36")
                .get("/api/v1/directives/{id}", copy)
                .then()
                .body("givenWayTo", equalTo(own), "status", equalTo("ISSUED"));
    }

    @Test
    void a_report_in_a_week_of_every_month_is_due_on_the_last_day_of_that_week() throws Exception {
        var rule = Map.of(
                "form",
                "soft-power-monthly",
                "every",
                "MONTH",
                "weekOfMonth",
                2,
                "reporter",
                "PROVINCE",
                "recipient",
                "DLA");
        var id =
                issued(letterOf("MOI", "PROVINCE", "clauses", List.of(Map.of("text", "ให้รายงาน", "reporting", rule))));
        assertThat(data(eventsOf(id, 1).getFirst()).at("/reportRules/0/dueDay").asInt())
                .isEqualTo(14);
    }

    @Test
    void who_has_no_office_of_the_recipients_level_above_reports_to_the_next_one() throws Exception {
        var letter = letterOf("DLA", "LOCAL", "clauses", reportedBy("LOCAL", "DISTRICT"));
        letter.put("addressees", Map.of("offices", List.of("L360050", "L3699", "L360953")));
        var id = issued(letter);
        var rules = data(eventsOf(id, 1).getFirst()).at("/reportRules");
        assertThat(rules.findValuesAsText("recipient")).containsExactlyInAnyOrder("DISTRICT", "PROVINCE");
        for (var rule : rules) {
            assertThat(rule.at("/reporters"))
                    .hasSize(rule.at("/recipient").asText().equals("DISTRICT") ? 1 : 2);
        }
    }

    @Test
    void a_draft_that_is_thrown_away_is_nobodys_business() {
        var draft = drafted(letterOf("P36", "DISTRICT"));
        cancel("P36", draft).then().statusCode(200);
        eventsOf(issued(letterOf("P36", "DISTRICT")), 1); // whatever was told of the draft would be there by now
        assertThat(read().stream().filter(event -> draft.equals(event.key()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive.issued", "directive.forwarded", "directive.amended", "directive.cancelled"})
    void every_sample_fits_its_schema(String type) {
        fits(type, Contract.sampleOf(type));
    }

    private static void fitsItsSchema(ConsumerRecord<String, byte[]> event) {
        fits(type(event), new String(event.value(), StandardCharsets.UTF_8));
    }

    private static void fits(String type, String data) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.schemaOf(type));
        assertThat(schema.validate(data, InputFormat.JSON)).isEmpty();
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> event) throws Exception {
        return JSON.readTree(event.value());
    }

    private List<ConsumerRecord<String, byte[]>> eventsOf(String id, int expected) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> read().stream()
                                .filter(event -> id.equals(event.key()))
                                .toList(),
                        events -> events.size() >= expected);
    }

    /** Everything that stands in the topic. */
    private List<ConsumerRecord<String, byte[]>> read() {
        return new WholeTopic(kafka, DirectiveEvents.TOPIC).records();
    }

    private static String type(ConsumerRecord<String, byte[]> event) {
        return header(event, "ce_type");
    }
}
