package th.localpolicy.e2e;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.DeadLetter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What cannot be read is parked and shown to an operator, who has it tried again and then gives it up. Last of all writers. */
@EndToEnd
@Order(45)
class DeadLettersIT {

    private static final UUID NOBODY = UUID.fromString("00000000-0000-7000-8000-000000000000");

    private final RunningStack stack;

    DeadLettersIT(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void what_directive_service_cannot_read_is_parked_tried_again_and_given_up() throws Exception {
        var operator = stack.desk("DLA", "operator").operations();
        var key = sent("reporting.submission.v1", "submission.submitted");
        var parked = await().atMost(Letters.LONGEST)
                .until(() -> of(key, operator.directiveListDeadLetters()), found -> found != null);

        assertThat(parked.getTopic()).isEqualTo("reporting.submission.v1");
        assertThat(operator.directiveRetryDeadLetter(parked.getId(), null, null).getRecords())
                .as("taken in now")
                .isZero();
        var again = await().atMost(Letters.LONGEST)
                .until(() -> of(key, operator.directiveListDeadLetters()), found -> found != null);
        operator.directiveDiscardDeadLetter(again.getId(), null, null);
        assertThat(of(key, operator.directiveListDeadLetters())).isNull();
    }

    @Test
    void what_reporting_service_cannot_read_is_parked_tried_again_and_given_up() throws Exception {
        var operator = stack.desk("DLA", "operator").operations();
        var key = sent("directive.directive.v1", "directive.issued");
        var parked = await().atMost(Letters.LONGEST)
                .until(() -> of(key, operator.reportingListDeadLetters()), found -> found != null);

        assertThat(parked.getTopic()).isEqualTo("directive.directive.v1");
        assertThat(operator.reportingRetryDeadLetter(parked.getId(), null, null).getRecords())
                .as("taken in now")
                .isZero();
        var again = await().atMost(Letters.LONGEST)
                .until(() -> of(key, operator.reportingListDeadLetters()), found -> found != null);
        operator.reportingDiscardDeadLetter(again.getId(), null, null);
        assertThat(of(key, operator.reportingListDeadLetters())).isNull();
    }

    @Test
    void identity_service_takes_nothing_in_and_has_nothing_parked() throws ApiException {
        var operator = stack.desk("DLA", "operator").operations();

        assertThat(operator.identityListDeadLetters()).isEmpty();
        Refusal.of(() -> operator.identityRetryDeadLetter(NOBODY, null, null)).is(404, "not-found");
        Refusal.of(() -> operator.identityDiscardDeadLetter(NOBODY, null, null)).is(404, "not-found");
    }

    /** The key of a record that says it is an event and is none. */
    private String sent(String topic, String type) throws Exception {
        var key = UUID.randomUUID().toString();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var broken = new ProducerRecord<>(topic, key, "{\"no\": \"event");
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_type", type,
                            "ce_source", "/nobody",
                            "ce_subject", key,
                            "ce_time", "2025-01-01T00:00:00Z",
                            "ce_aggregateversion", "1",
                            "content-type", "application/json")
                    .forEach((name, value) -> broken.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(broken).get();
        }
        return key;
    }

    private static DeadLetter of(String key, List<DeadLetter> parked) {
        return parked.stream()
                .filter(letter -> key.equals(letter.getKey()))
                .findFirst()
                .orElse(null);
    }
}
