package th.localpolicy.directive.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

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
import th.localpolicy.platform.inbox.UnitOfWork;
import th.localpolicy.platform.testing.Contract;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.stack.testing.WholeTopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.directive.dispatch.Desk.receive;
import static th.localpolicy.directive.dispatch.Desk.take;
import static th.localpolicy.stack.testing.WholeTopic.header;

/** What operators hear of a letter at an office: the right events, in order, in the contract's shape. */
@QuarkusTest
@Stack
class DispatchEventsTest {

    private static final LocalDate PAST = LocalDate.of(2025, 1, 2);

    @Inject
    Desk desk;

    @Inject
    DataSource database;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DispatchEvents events;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void the_life_of_a_letter_at_an_office_is_told_in_order_under_its_key() throws Exception {
        var letter = desk.letter("2024-12-03");
        var due = Bangkok.today(Clock.systemUTC()).plusDays(1);
        var dispatch = desk.send(letter, "P60", new StepDates(PAST, due, null, null));
        tellOn(due.plusDays(1));
        receive("P60", dispatch);
        take("P60", dispatch, "cancel-receipt", Map.of("reason", "โทร 081-000-0000"));
        receive("P60", dispatch);
        take("P60", dispatch, "acknowledge", Map.of());
        desk.cancel(desk.forwarded(dispatch, letter, "P60", "D6001"));
        take("P60", dispatch, "complete", Map.of("note", "โทร 081-000-0000"));
        desk.cancel(letter);
        var told = eventsOf(dispatch, 12);
        assertThat(told)
                .extracting(event -> header(event, "ce_type"))
                .containsExactly(
                        "dispatch.sent",
                        "dispatch.overdue",
                        "dispatch.reminder",
                        "dispatch.overdue",
                        "dispatch.received",
                        "dispatch.reopened",
                        "dispatch.received",
                        "dispatch.acknowledged",
                        "dispatch.forwarded",
                        "dispatch.reopened",
                        "dispatch.completed",
                        "dispatch.cancelled");
        assertThat(told)
                .extracting(event -> Integer.valueOf(header(event, "ce_aggregateversion")))
                .isSorted()
                .doesNotHaveDuplicates();
        told.forEach(DispatchEventsTest::fitsItsSchema);
        assertThat(told)
                .extracting(event -> new String(event.value(), StandardCharsets.UTF_8))
                .noneMatch(data -> data.contains("081-000-0000"));
    }

    private void tellOn(LocalDate day) throws Exception {
        desk.run("update dispatch set next_notice_on = null where recipient <> 'P60'", statement -> {});
        var noon = Clock.fixed(day.atTime(12, 0).atZone(Bangkok.ZONE).toInstant(), Bangkok.ZONE);
        new TellOfSilence(
                        database,
                        unitOfWork,
                        events,
                        new SilenceConfig() {
                            @Override
                            public String every() {
                                return "off";
                            }

                            @Override
                            public int batch() {
                                return 10;
                            }
                        },
                        noon)
                .tell();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sent",
                "received",
                "acknowledged",
                "forwarded",
                "completed",
                "cancelled",
                "reopened",
                "rescheduled",
                "reminder",
                "overdue"
            })
    void every_sample_fits_its_schema(String type) {
        fits("dispatch." + type, Contract.sampleOf("dispatch." + type));
    }

    private static void fitsItsSchema(ConsumerRecord<String, byte[]> event) {
        fits(header(event, "ce_type"), new String(event.value(), StandardCharsets.UTF_8));
    }

    private static void fits(String type, String data) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.schemaOf(type));
        assertThat(schema.validate(data, InputFormat.JSON)).isEmpty();
    }

    private List<ConsumerRecord<String, byte[]>> eventsOf(UUID id, int expected) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> read().stream()
                                .filter(event -> id.toString().equals(event.key()))
                                .toList(),
                        events -> events.size() >= expected);
    }

    /** Everything that stands in the topic. */
    private List<ConsumerRecord<String, byte[]>> read() {
        return new WholeTopic(kafka, DispatchEvents.TOPIC).records();
    }
}
