package th.localpolicy.directive.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.directive.dispatch.Desk;
import th.localpolicy.directive.dispatch.StepDates;
import th.localpolicy.platform.sheet.SheetFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.directive.dispatch.Desk.as;
import static th.localpolicy.directive.dispatch.Desk.receive;
import static th.localpolicy.directive.dispatch.Desk.take;

/** Who has not received, acknowledged, sent on or reported: by name, so that somebody can be phoned. */
@QuarkusTest
@Stack
class WhoHasNotTest {

    private static final LocalDate PAST = LocalDate.of(2025, 1, 2);

    @Inject
    Desk desk;

    private UUID letter;
    private UUID province;

    @BeforeEach
    void a_letter_at_a_province_and_its_districts() {
        letter = desk.letter("2024-12-03");
        province = desk.send(letter, "P36", StepDates.NONE);
        desk.forwarded(province, letter, "P36", "D3601", "D3602", "D3603");
    }

    private UUID owes(String reporter, String period, String dueOn) {
        var obligation = UUID.randomUUID();
        desk.run("""
                insert into report_due (obligation_id, version, root_directive_id, period, reporter, due_on, cancelled)
                values (?, 1, ?, ?, ?, ?::date, false)
                """, statement -> {
            statement.setObject(1, obligation);
            statement.setObject(2, letter);
            statement.setString(3, period);
            statement.setString(4, reporter);
            statement.setString(5, dueOn);
        });
        return obligation;
    }

    private void hasReported(UUID obligation) {
        desk.run("""
                insert into report_fact (obligation_id, version, directive_id, root_directive_id, form, period, reporter,
                                         status, submitted_at)
                select obligation_id, 2, root_directive_id, root_directive_id, 'soft-power-monthly', period, reporter,
                       'SUBMITTED', now()
                from report_due where obligation_id = ?
                """, statement -> statement.setObject(1, obligation));
    }

    private void everybodyOnceAndOneLateForFebruary() {
        hasReported(owes("D3601", "2025-01", "2025-02-20"));
        hasReported(owes("D3602", "2025-01", "2025-02-20"));
        hasReported(owes("D3602", "2025-02", "2025-03-20"));
        owes("D3601", "2025-02", "2025-03-20");
        owes("D3603", "2099-01", "2099-02-20");
    }

    private JsonPath districts(String query) {
        return get("/api/v1/directives/" + letter + "/coverage?level=DISTRICT" + query);
    }

    private static JsonPath get(String path) {
        return as("MOI", "auditor").get(path).then().statusCode(200).extract().jsonPath();
    }

    private void has(JsonPath coverage, Map<String, Integer> counts) {
        counts.forEach((count, offices) ->
                assertThat(coverage.getInt("levels[0]." + count)).as(count).isEqualTo(offices));
    }

    @Test
    void who_has_reported_once_and_owes_another_report_is_overdue() {
        everybodyOnceAndOneLateForFebruary();
        var all = districts("");
        has(all, Map.of("reported", 2, "reportsExpected", 2, "reportsMissing", 1, "reportsOverdue", 1, "overdue", 1));
        assertThat(all.getString("period")).isNull();
    }

    @Test
    void a_period_counts_the_reports_of_its_month_and_a_quarter_those_of_its_three() {
        everybodyOnceAndOneLateForFebruary();
        has(
                districts("&period=2025-01"),
                Map.of("reported", 2, "reportsExpected", 2, "reportsMissing", 0, "overdue", 0));
        has(
                districts("&period=2025-02"),
                Map.of("reported", 1, "reportsExpected", 2, "reportsMissing", 1, "overdue", 1));
        has(
                districts("&period=2568-Q2"),
                Map.of("reported", 2, "reportsExpected", 2, "reportsMissing", 1, "overdue", 1));
        has(
                districts("&period=2099-01"),
                Map.of("reported", 0, "reportsExpected", 1, "reportsMissing", 1, "reportsOverdue", 0, "overdue", 0));
        assertThat(districts("&period=2568-Q2").getString("period")).isEqualTo("2568-Q2");
    }

    @Test
    void what_nobody_asks_for_any_more_is_owed_by_nobody() {
        var asked = owes("D3601", "2025-01", "2025-02-20");
        has(districts(""), Map.of("reportsMissing", 1));
        desk.run(
                "update report_due set cancelled = true where obligation_id = ?",
                statement -> statement.setObject(1, asked));
        has(districts(""), Map.of("reportsExpected", 0, "reportsMissing", 0, "overdue", 0));
    }

    @Test
    void who_has_not_reported_is_one_list_with_names_and_what_is_owed() {
        everybodyOnceAndOneLateForFebruary();
        var links = districts("").getMap("levels[0].offices");
        for (var count : List.of("reportsMissing", "reportsOverdue", "overdue")) {
            as("MOI", "auditor")
                    .get(links.get(count).toString())
                    .then()
                    .statusCode(200)
                    .body(
                            "items.recipient",
                            contains("D3601"),
                            "items[0].recipientName",
                            is("อำเภอเมืองชัยภูมิ"),
                            "items[0].provinceName",
                            is("จังหวัดชัยภูมิ"),
                            "items[0].reportsMissing",
                            is(1),
                            "items[0].reportsOverdue",
                            is(1),
                            "items[0].reportDueOn",
                            is("2025-03-20"),
                            "items[0].overdue",
                            is(true));
        }
        as("MOI", "auditor")
                .get(links.get("reportsExpected").toString())
                .then()
                .body("items.recipient", contains("D3601", "D3602"), "items[1].reportDueOn", nullValue());
        as("P36", "officer")
                .get("/api/v1/directives/{letter}/dispatches?notReached=REPORTED&period=2025-01", letter)
                .then()
                .body("items", empty());
    }

    @Test
    void who_has_not_received_acknowledged_or_sent_on_is_one_list_each() {
        var own = desk.letter("2024-12-03");
        var first = desk.send(own, "P36", new StepDates(PAST, PAST, PAST, null));
        desk.send(own, "P37", new StepDates(PAST, PAST, PAST, null));
        desk.send(own, "P38", new StepDates(PAST, PAST, null, null)); // has nobody to send it on to
        receive("P36", first);
        var list = "/api/v1/directives/" + own + "/dispatches?level=PROVINCE&notReached=";
        assertThat(get(list + "RECEIVED").getList("items.recipient")).containsExactly("P37", "P38");
        assertThat(get(list + "ACKNOWLEDGED").getList("items.recipient")).containsExactly("P36", "P37", "P38");
        assertThat(get(list + "FORWARDED").getList("items.recipient")).containsExactly("P36", "P37");
        assertThat(get(list + "COMPLETED").getList("items.recipient")).isEmpty();
        assertThat(get(list + "SENT").getList("items.recipient")).isEmpty();
        take("P36", first, "acknowledge", Map.of());
        assertThat(get(list + "ACKNOWLEDGED").getList("items.recipient")).containsExactly("P37", "P38");
        assertThat(get(list + "ACKNOWLEDGED&reached=RECEIVED").getList("items.recipient"))
                .isEmpty();
    }

    @Test
    void the_list_opens_as_a_sheet_of_names() {
        everybodyOnceAndOneLateForFebruary();
        var list = "/api/v1/directives/" + letter + "/dispatches?notReached=REPORTED";
        as("MOI", "auditor")
                .accept(SheetFormat.CSV_TYPE)
                .get(list)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(".csv"))
                .body(
                        containsString("รหัสหน่วยงาน,หน่วยงาน,จังหวัด,ระดับ"),
                        containsString("D3601,อำเภอเมืองชัยภูมิ,จังหวัดชัยภูมิ,อำเภอ,"));
        as("MOI", "auditor")
                .accept(SheetFormat.XLSX_TYPE)
                .get(list)
                .then()
                .statusCode(200)
                .contentType(SheetFormat.XLSX_TYPE)
                .body(startsWith("PK"));
        as("P37", "officer").accept(SheetFormat.CSV_TYPE).get(list).then().statusCode(403);
    }
}
