package th.localpolicy.reporting.obligation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
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

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.submission.ReportsFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Obligations as letters make, change and end them, over real Kafka; and what is told of their silence. */
@QuarkusTest
@Stack
class ObligationsFromLettersTest extends ReportsFixture {

    private static final String NATIONAL = """
            {"clause":4,"form":"soft-power-monthly","every":"MONTH","dueDay":25,"from":"2024-12","until":"2025-09",
             "reporter":"PROVINCE","recipient":"DLA","reporters":[%s]}""";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    TellOfSilence silence;

    private KafkaProducer<String, byte[]> letters;

    @BeforeEach
    void connect() {
        letters = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        letters.close();
    }

    private void tell(String type, UUID letter, UUID root, long version, String... rules) throws Exception {
        var data = "{\"directiveId\":\"%s\",\"rootDirectiveId\":\"%s\",\"subject\":\"x\",\"reportRules\":[%s]}"
                .formatted(letter, root, String.join(",", rules));
        var message = new ProducerRecord<>(
                "directive.directive.v1", letter.toString(), data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_time",
                        "2024-12-03T00:00:00Z",
                        "ce_aggregateversion",
                        Long.toString(version))
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        letters.send(message).get();
    }

    private void becomes(String query, Object expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(one(query)).isEqualTo(String.valueOf(expected)));
    }

    private static final String COUNT = "select count(*) from obligation where status = 'OPEN'";

    @Test
    void a_national_rule_opens_ten_months_and_a_province_adds_its_own_twentieth_for_its_districts() throws Exception {
        tell("directive.issued", directive, directive, 1, NATIONAL.formatted("\"P36\",\"P30\""));
        becomes(COUNT, 20);
        assertThat(rows("select period, due_on::text from obligation where reporter = 'P36' order by period"))
                .hasSize(10)
                .startsWith(List.of("2024-12", "2024-12-25"))
                .endsWith(List.of("2025-09", "2025-09-25"));
        var forward = UUID.randomUUID();
        tell("directive.forwarded", forward, directive, 1, """
                {"form":"soft-power-monthly","every":"MONTH","dueDay":20,"from":"2025-01","until":"2025-09",
                 "reporter":"DISTRICT","recipient":"PROVINCE","reporters":["D3604","D3605"]}""");
        becomes(COUNT, 38);
        assertThat(one("select min(due_on) || '/' || max(due_on) || '/' || count(*) || '/' || min(recipient) "
                        + "from obligation where reporter = 'D3604'"))
                .isEqualTo("2025-01-20/2025-09-20/9/P36");
        becomes(
                "select count(*) from outbox where type = 'obligation.opened' and convert_from(payload, 'UTF8') like '%"
                        + directive + "%'",
                38);
    }

    @Test
    void what_is_owed_knows_whether_it_is_a_month_a_quarter_or_once() throws Exception {
        tell("directive.issued", directive, directive, 1, NATIONAL.formatted("\"P36\""), """
                {"form":"quarterly","every":"QUARTER","dueDay":5,"from":"2024-10","until":"2024-12",
                 "reporter":"PROVINCE","recipient":"DLA","reporters":["P36"]}""", """
                {"form":"survey","every":"ONCE","dueOn":"2025-01-22",
                 "reporter":"PROVINCE","recipient":"DLA","reporters":["P36"]}""");
        becomes(COUNT, 12);
        assertThat(rows("select form, every, count(*) from obligation group by form, every order by form"))
                .containsExactly(
                        List.of("quarterly", "QUARTER", 1L),
                        List.of("soft-power-monthly", "MONTH", 10L),
                        List.of("survey", "ONCE", 1L));
    }

    @Test
    void the_same_letter_told_twice_and_a_later_rule_change_no_history() throws Exception {
        tell("directive.issued", directive, directive, 1, NATIONAL.formatted("\"P36\""));
        becomes(COUNT, 10);
        var before = rows("select id, version, due_on from obligation order by period");
        tell("directive.issued", directive, directive, 1, NATIONAL.formatted("\"P36\""));
        var other = UUID.randomUUID();
        tell(
                "directive.forwarded",
                other,
                directive,
                1,
                NATIONAL.formatted("\"P36\"").replace("25,", "10,"));
        becomes("select count(*) from obligation_source where directive_id = '" + other + "'", 1);
        assertThat(rows("select id, version, due_on from obligation order by period"))
                .isEqualTo(before);
    }

    @Test
    void an_amendment_closes_what_it_no_longer_asks_and_a_cancellation_all_that_is_open() throws Exception {
        tell("directive.issued", directive, directive, 1, NATIONAL.formatted("\"P36\",\"P30\""));
        becomes(COUNT, 20);
        sql("update obligation set status = 'ACCEPTED' where reporter = 'P30' and period = '2024-12'");
        tell("directive.amended", directive, directive, 2, NATIONAL.formatted("\"P36\",\"P31\""));
        becomes("select count(*) from obligation where status = 'CANCELLED' and reporter = 'P30'", 9);
        becomes(COUNT, 20);
        tell("directive.amended", directive, directive, 3, NATIONAL.formatted("\"P36\",\"P30\""));
        becomes("select count(*) from obligation where status = 'OPEN' and reporter = 'P30'", 9);
        tell("directive.cancelled", directive, directive, 4);
        becomes(COUNT, 0);
        tell("directive.amended", directive, directive, 3, NATIONAL.formatted("\"P36\""));
        tell("directive.issued", UUID.randomUUID(), UUID.randomUUID(), 1, NATIONAL.formatted("\"P40\""));
        becomes(COUNT, 10);
        assertThat(one("select count(*) from obligation where status = 'ACCEPTED'"))
                .isEqualTo("1");
    }

    @Test
    void every_rule_of_a_letter_to_all_districts_is_one_statement() throws Exception {
        var districts = new StringBuilder();
        for (var i = 1; i <= 16; i++) {
            districts.append(i == 1 ? "" : ",").append("\"D36%02d\"".formatted(i));
        }
        tell("directive.issued", directive, directive, 1, """
                {"form":"soft-power-monthly","every":"MONTH","dueDay":31,"from":"2024-12","until":"2025-09",
                 "reporter":"DISTRICT","recipient":"PROVINCE","reporters":[%s]}""".formatted(districts));
        becomes(COUNT, 160);
        assertThat(one("select due_on from obligation where reporter = 'D3601' and period = '2025-02'"))
                .isEqualTo("2025-02-28");
    }

    @Test
    void months_are_clamped_quarters_end_in_their_last_month_and_once_is_once() {
        var every = List.of(new OfficeCode("P36"));
        assertThat(new ReportRule(
                                "f", Every.MONTH, 31, null, YearMonth.of(2024, 1), YearMonth.of(2024, 4), "DLA", every)
                        .dues())
                .extracting(ReportRule.Due::on)
                .containsExactly(
                        LocalDate.of(2024, 1, 31),
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2024, 3, 31),
                        LocalDate.of(2024, 4, 30));
        assertThat(new ReportRule("f", Every.QUARTER, 5, null, YearMonth.of(2024, 10), null, "DLA", every).dues())
                .extracting(due -> due.period() + " " + due.on())
                .containsExactly(
                        "2024-12 2024-12-05", "2025-03 2025-03-05", "2025-06 2025-06-05", "2025-09 2025-09-05");
        assertThat(new ReportRule("f", Every.ONCE, null, LocalDate.of(2024, 1, 22), null, null, "DLA", every).dues())
                .containsExactly(new ReportRule.Due(YearMonth.of(2024, 1), LocalDate.of(2024, 1, 22)));
        assertThatThrownBy(() -> new ReportRule(
                        "f", Every.MONTH, 25, null, YearMonth.of(2567, 12), YearMonth.of(2568, 9), "DLA", every))
                .isInstanceOf(RuntimeException.class);
    }

    private int told(String instant) throws Exception {
        return silence.tell(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    @Test
    void silence_is_told_three_days_before_on_the_day_and_once_when_it_is_over() throws Exception {
        var obligation = owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        var answered = owed("D3605", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        sql("update obligation set next_notice_on = '2025-01-17'");
        sql("update obligation set status = 'SUBMITTED', next_notice_on = null where id = '" + answered + "'");
        assertThat(told("2025-01-16T16:59:59Z")).isZero();
        assertThat(told("2025-01-16T17:00:00Z")).isEqualTo(1);
        assertThat(told("2025-01-17T17:00:00Z")).isZero();
        assertThat(told("2025-01-20T16:59:59Z")).isEqualTo(1);
        assertThat(told("2025-01-20T17:00:00Z")).isEqualTo(1);
        assertThat(told("2025-02-20T17:00:00Z")).isZero();
        assertThat(rows("select type, aggregate_version from outbox where message_key = '" + obligation
                        + "' order by seq"))
                .containsExactly(
                        List.of("obligation.due-soon", 2L),
                        List.of("obligation.due-soon", 3L),
                        List.of("obligation.overdue", 4L));
        assertThat(one("select count(*) from outbox where message_key = '" + answered + "'"))
                .isEqualTo("0");
    }

    @Test
    void after_downtime_only_the_latest_word_is_told() throws Exception {
        owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        sql("update obligation set next_notice_on = '2025-01-17'");
        assertThat(told("2025-06-01T00:00:00Z")).isEqualTo(1);
        assertThat(one("select kind from obligation_notice")).isEqualTo("OVERDUE");
    }
}
