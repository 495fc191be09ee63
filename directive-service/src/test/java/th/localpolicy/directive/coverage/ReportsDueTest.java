package th.localpolicy.directive.coverage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.directive.Stack;
import th.localpolicy.directive.dispatch.Desk;
import th.localpolicy.directive.dispatch.StepDates;
import th.localpolicy.platform.testing.Contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.directive.dispatch.Desk.as;

/** What is owed reaches the coverage over Kafka as reporting-service tells it, whatever order it comes in. */
@QuarkusTest
@Stack
class ReportsDueTest {

    @Inject
    Desk desk;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private KafkaProducer<String, byte[]> reporting;
    private UUID letter;

    @BeforeEach
    void begin() {
        reporting = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        letter = desk.letter("2024-12-03");
        desk.send(letter, "P36", StepDates.NONE);
    }

    @AfterEach
    void end() {
        reporting.close();
    }

    /** The contract's sample, of an obligation of the province on this letter. */
    private void tell(UUID obligation, String type, long version) throws Exception {
        var data = (ObjectNode) json.readTree(Contract.sampleOf(type));
        data.put("obligationId", obligation.toString())
                .put("rootDirectiveId", letter.toString())
                .put("reporter", "P36")
                .put("recipient", "DLA");
        var message = new ProducerRecord<>(
                "reporting.obligation.v1",
                obligation.toString(),
                data.toString().getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_time",
                        "2025-01-20T03:00:00Z",
                        "ce_aggregateversion",
                        Long.toString(version))
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        reporting.send(message).get();
    }

    private int count(String count) {
        return as("MOI", "auditor")
                .get("/api/v1/directives/{letter}/coverage?level=PROVINCE", letter)
                .then()
                .statusCode(200)
                .extract()
                .path("levels[0]." + count);
    }

    private void becomes(String count, int offices) {
        await().atMost(Duration.ofSeconds(20)).until(() -> count(count) == offices);
    }

    @ParameterizedTest
    @ValueSource(strings = {"obligation.opened", "obligation.due-soon", "obligation.overdue"})
    void every_sample_of_the_contract_says_that_a_report_is_owed(String type) throws Exception {
        tell(UUID.randomUUID(), type, 1);
        becomes("reportsExpected", 1);
        assertThat(count("reportsOverdue")).isEqualTo(1);
    }

    @Test
    void what_was_closed_is_owed_no_more_and_an_older_word_that_comes_late_changes_nothing() throws Exception {
        var obligation = UUID.randomUUID();
        tell(obligation, "obligation.opened", 1);
        becomes("reportsMissing", 1);
        tell(obligation, "obligation.closed", 3);
        becomes("reportsMissing", 0);
        tell(obligation, "obligation.overdue", 2);
        tell(obligation, "obligation.opened", 4); // asked for again
        becomes("reportsMissing", 1);
        assertThat(desk.one(
                        "select version from report_due where obligation_id = ?",
                        Long.class,
                        statement -> statement.setObject(1, obligation)))
                .isEqualTo(4);
    }
}
