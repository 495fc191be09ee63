package th.localpolicy.directive.coverage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.directive.dispatch.Desk;
import th.localpolicy.directive.dispatch.StepDates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.directive.dispatch.Desk.as;

/** Reports reach the coverage over Kafka, each once, whatever order they come in. */
@QuarkusTest
@Stack
class ReportFactsTest {

    @Inject
    Desk desk;

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
        desk.send(letter, "P40", StepDates.NONE);
    }

    @AfterEach
    void end() {
        reporting.close();
    }

    private record Report(UUID obligation, String reporter, String period) {

        String data(UUID letter, String status) {
            return """
                    {"obligationId": "%s", "submissionId": "%s", "directiveId": "%s", "rootDirectiveId": "%s",
                     "form": "soft-power-monthly", "period": "%s", "reporter": "%s", "recipient": "DLA",
                     "dueOn": "2025-01-25", "status": "%s", "submittedAt": "2025-01-20T03:00:00Z", "late": false,
                     "daysLate": 0, "nil": false, "submissionVersion": 1, "imported": false, "receivedVia": "SYSTEM"}
                    """.formatted(obligation, UUID.randomUUID(), letter, letter, period, reporter, status);
        }
    }

    private static Report by(String reporter, String period) {
        return new Report(UUID.randomUUID(), reporter, period);
    }

    private void tell(Report report, String type, String status, long version) throws Exception {
        var message = new ProducerRecord<>(
                "reporting.submission.v1",
                report.obligation().toString(),
                report.data(letter, status).getBytes(StandardCharsets.UTF_8));
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

    private int reported(String query) {
        return as("MOI", "auditor")
                .get("/api/v1/directives/{letter}/coverage?level=PROVINCE" + query, letter)
                .then()
                .statusCode(200)
                .extract()
                .path("levels[0].reported");
    }

    private void becomes(String query, int offices) {
        await().atMost(Duration.ofSeconds(20)).until(() -> reported(query) == offices);
    }

    @Test
    void an_office_that_has_reported_counts_once_however_often_and_for_how_many_months() throws Exception {
        var january = by("P36", "2025-01");
        tell(january, "submission.submitted", "SUBMITTED", 2);
        tell(january, "submission.submitted", "SUBMITTED", 2);
        tell(by("P36", "2025-02"), "submission.submitted", "SUBMITTED", 2);
        tell(by("P40", "2025-02"), "submission.submitted", "SUBMITTED", 2);
        becomes("", 2);
        becomes("&period=2025-01", 1);
        becomes("&period=2025-02", 2);
        assertThat(reported("&period=2025-03")).isZero();
    }

    @Test
    void a_returned_report_was_submitted_all_the_same_and_a_late_older_event_changes_nothing() throws Exception {
        var report = by("P36", "2025-01");
        tell(report, "submission.returned", "RETURNED", 3);
        tell(report, "submission.submitted", "SUBMITTED", 2);
        tell(by("P40", "2025-01"), "submission.accepted", "ACCEPTED", 3);
        becomes("", 2);
        assertThat(desk.one(
                        "select status from report_fact where obligation_id = ?",
                        String.class,
                        statement -> statement.setObject(1, report.obligation())))
                .isEqualTo("RETURNED");
    }

    @Test
    void who_reports_without_having_been_sent_the_letter_is_not_covered() throws Exception {
        tell(by("P41", "2025-01"), "submission.submitted", "SUBMITTED", 2);
        tell(by("P36", "2025-01"), "submission.submitted", "SUBMITTED", 2);
        becomes("", 1);
    }

    @Test
    void an_event_that_could_not_come_from_reporting_is_parked_and_the_others_flow_on() throws Exception {
        tell(by("NOWHERE", "2025-01"), "submission.submitted", "SUBMITTED", 2);
        tell(by("P36", "2025-01"), "submission.submitted", "SUBMITTED", 2);
        becomes("", 1);
        desk.run(
                "update dead_letter set settled_at = now(), settled_how = 'DISCARDED' where settled_at is null",
                statement -> {});
    }

    @Test
    void a_report_counts_within_a_second() throws Exception {
        tell(by("P36", "2025-01"), "submission.submitted", "SUBMITTED", 2);
        becomes("", 1); // whoever joins the consumer group late has joined by now
        tell(by("P40", "2025-01"), "submission.submitted", "SUBMITTED", 2);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> reported("") == 2);
    }
}
