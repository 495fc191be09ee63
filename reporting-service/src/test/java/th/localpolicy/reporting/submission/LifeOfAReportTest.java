package th.localpolicy.reporting.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Reports over HTTP, from the first to the accepted one. */
@QuarkusTest
@Stack
class LifeOfAReportTest extends ReportsFixture {

    private static final String SUBMISSIONS = "/api/v1/submissions";
    private static final Map<String, Object> REPORT = Map.of(
            "activities", List.of(Map.of("type", "EVENT", "title", "งานประจำปี", "budget", "๑๒๕๐๐.๕๐")),
            "reporter", Map.of("name", "สมชาย", "phone", "081-000-0000"));

    static RequestSpecification as(String office, String... roles) {
        return given().contentType(ContentType.JSON).auth().oauth2(Tokens.of(office, roles));
    }

    private static Response submit(String office, UUID obligation) {
        return as(office, "officer")
                .body(Map.of("obligationId", obligation, "report", REPORT))
                .post(SUBMISSIONS);
    }

    private static String submitted(String office, UUID obligation) {
        return submit(office, obligation).then().statusCode(201).extract().path("id");
    }

    @Test
    void a_report_goes_from_open_over_returned_to_accepted_and_every_version_is_kept() {
        var obligation = owed("D3604", "P36");
        String id = submit("D3604", obligation)
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body("status", is("SUBMITTED"), "late", is(false), "level", is("DISTRICT"), "submissionVersion", is(1))
                .extract()
                .path("id");
        as("P36", "approver")
                .body(Map.of(
                        "reason",
                        "ยอดไม่ครบ",
                        "fields",
                        List.of(Map.of("field", "report.activities[0].budget", "reason", "ไม่ตรง"))))
                .post(SUBMISSIONS + "/{id}/return", id)
                .then()
                .statusCode(200)
                .body(
                        "status", is("RETURNED"),
                        "decision.reason", is("ยอดไม่ครบ"),
                        "decision.fields[0].field", is("report.activities[0].budget"));
        as("D3604", "officer")
                .header("If-Match", "\"2\"")
                .body(Map.of("report", Map.of("results", "แก้แล้ว")))
                .put(SUBMISSIONS + "/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", is("\"3\""))
                .body("status", is("SUBMITTED"), "submissionVersion", is(2), "decision", nullValue());
        as("P36", "approver")
                .post(SUBMISSIONS + "/{id}/accept", id)
                .then()
                .statusCode(200)
                .body("status", is("ACCEPTED"), "decision.decidedBy", is("P36"));
        as("D3604", "officer")
                .get(SUBMISSIONS + "/{id}/versions", id)
                .then()
                .statusCode(200)
                .body(
                        "items.number", contains(1, 2),
                        "items.decision.decision", contains("RETURNED", "ACCEPTED"),
                        "items[0].report.activities[0].budget", is(12500.50f));
        as("D3604", "officer")
                .get("/api/v1/obligations/{id}", obligation)
                .then()
                .body("status", is("ACCEPTED"), "version", is(5));
        as("D3604", "officer")
                .header("If-Match", "\"4\"")
                .body(Map.of("report", Map.of("results", "อีก")))
                .put(SUBMISSIONS + "/{id}", id)
                .then()
                .statusCode(409);
        as("P36", "approver").post(SUBMISSIONS + "/{id}/accept", id).then().statusCode(409);
    }

    @Test
    void the_second_phone_is_told_that_its_version_is_old_and_nothing_is_lost() {
        var id = submitted("D3604", owed("D3604", "P36"));
        var put = as("D3604", "officer").body(Map.of("report", Map.of("results", "เครื่องหนึ่ง")));
        put.header("If-Match", "\"1\"").put(SUBMISSIONS + "/{id}", id).then().statusCode(200);
        as("D3604", "officer")
                .body(Map.of("report", Map.of("results", "เครื่องสอง")))
                .header("If-Match", "\"1\"")
                .put(SUBMISSIONS + "/{id}", id)
                .then()
                .statusCode(412);
        as("D3604", "officer")
                .body(Map.of("report", Map.of("results", "ไม่บอก")))
                .put(SUBMISSIONS + "/{id}", id)
                .then()
                .statusCode(428);
        as("D3604", "officer")
                .get(SUBMISSIONS + "/{id}", id)
                .then()
                .body("report.results", is("เครื่องหนึ่ง"), "version", is(2));
    }

    @Test
    void a_retry_under_the_same_key_is_one_report() {
        var obligation = owed("D3604", "P36");
        for (var replayed : new String[] {null, "true"}) {
            as("D3604", "officer")
                    .header("Idempotency-Key", "night-" + obligation)
                    .body(Map.of("obligationId", obligation, "report", REPORT))
                    .post(SUBMISSIONS)
                    .then()
                    .statusCode(201)
                    .header("Idempotent-Replayed", is(replayed));
        }
        submit("D3604", obligation).then().statusCode(409);
        assertThat(one("select count(*) from submission_version")).isEqualTo("1");
    }

    @Test
    void every_fault_of_a_report_is_told_by_field_and_nothing_is_written() {
        var obligation = owed("D3604", "P36");
        for (var bad : List.of("-1", "\"NaN\"", "1e400", "\"หนึ่งพัน\"", "1.234")) {
            as("D3604", "officer")
                    .body(
                            "{\"obligationId\":\"%s\",\"report\":{\"activities\":[{\"type\":\"EVENT\",\"title\":\"ก\",\"budget\":%s},{}]}}"
                                    .formatted(obligation, bad))
                    .post(SUBMISSIONS)
                    .then()
                    .statusCode(400)
                    .body(
                            "type",
                            is("/problems/invalid-request"),
                            "errors.field",
                            containsInAnyOrder(
                                    "report.activities[0].budget",
                                    "report.activities[1].type",
                                    "report.activities[1].title"));
        }
        for (var body : List.of(
                "{\"obligationId\":\"%s\",\"report\":{\"activities\":[{\"budget\":NaN}]}}".formatted(obligation),
                "{\"obligationId\":\"%s\"}".formatted(obligation),
                "{\"obligationId\":\"%s\",\"report\":\"x\"}".formatted(obligation),
                "{\"report\":{\"nil\":true}}",
                "{\"obligationId\":\"x\",\"report\":{\"nil\":true}}",
                "{\"obligationId\":\"%s\",\"report\":{\"nil\":true},\"receivedVia\":\"PIGEON\"}".formatted(obligation),
                "null")) {
            as("D3604", "officer").body(body).post(SUBMISSIONS).then().statusCode(400);
        }
        assertThat(one("select count(*) from submission")).isEqualTo("0");
    }

    @Test
    void an_obligation_of_another_office_is_outside_and_a_cancelled_one_is_closed() {
        var obligation = owed("D3604", "P36");
        submit("D3605", obligation).then().statusCode(403).body("type", is("/problems/outside-your-office"));
        submit("P36", obligation).then().statusCode(403);
        submit("D3604", UUID.randomUUID()).then().statusCode(404);
        sql("update obligation set status = 'CANCELLED'");
        submit("D3604", obligation).then().statusCode(409);
        as("D3604", "auditor")
                .body(Map.of("obligationId", obligation, "nil", true))
                .post(SUBMISSIONS)
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
    }

    @Test
    void only_the_recipient_decides_and_only_those_above_read() {
        var id = submitted("D3604", owed("D3604", "P36"));
        for (var other : List.of("P30", "D3604", "DLA")) {
            as(other, "approver").post(SUBMISSIONS + "/{id}/accept", id).then().statusCode(403);
        }
        as("P36", "officer").post(SUBMISSIONS + "/{id}/accept", id).then().statusCode(403);
        as("P36", "approver")
                .body(Map.of())
                .post(SUBMISSIONS + "/{id}/return", id)
                .then()
                .statusCode(400);
        for (var other : List.of("P30", "D3605")) {
            as(other, "officer").get(SUBMISSIONS + "/{id}", id).then().statusCode(403);
            as(other, "officer").get(SUBMISSIONS).then().body("items", empty());
        }
        as("D3605", "officer").get(SUBMISSIONS + "?office=D3604").then().statusCode(403);
    }

    @Test
    void whom_to_ask_is_shown_between_reporter_and_recipient_and_masked_for_all_others() {
        var id = submitted("D3604", owed("D3604", "P36"));
        for (var near : List.of("D3604", "P36")) {
            as(near, "officer").get(SUBMISSIONS + "/{id}", id).then().body("reporterContact.phone", is("081-000-0000"));
        }
        for (var far : List.of(as("DLA", "officer"), as("P36", "auditor"), as("MOI", "operator"))) {
            far.get(SUBMISSIONS + "/{id}", id)
                    .then()
                    .body("reporterContact.phone", is("***000"), "reporterContact.name", is("***"));
        }
        as("P36", "officer").get(SUBMISSIONS).then().body(not(containsString("081-000")));
        assertThat(one("select count(*) from outbox where convert_from(payload, 'UTF8') like '%081-000%'"))
                .isEqualTo("0");
        assertThat(
                        one(
                                "select count(*) from audit_entry where after::text like '%081-000%' or after::text like '%สมชาย%'"))
                .isEqualTo("0");
        assertThat(one("select count(*) from submission_version where report::text like '%สมชาย%'"))
                .isEqualTo("0");
    }

    @Test
    void a_late_report_is_taken_and_marked_with_how_late() {
        var obligation = owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        as("D3604", "officer")
                .get("/api/v1/obligations?status=OVERDUE")
                .then()
                .body("items.id", contains(obligation.toString()));
        submit("D3604", obligation).then().statusCode(201).body("late", is(true));
        as("P36", "officer").get(SUBMISSIONS + "?late=true").then().body("items", hasSize(1));
        as("P36", "officer").get(SUBMISSIONS + "?late=false").then().body("items", empty());
        as("D3604", "officer").get("/api/v1/obligations?status=OVERDUE").then().body("items", empty());
    }

    @Test
    void what_came_by_line_is_written_down_by_the_office_above_with_its_own_time() {
        var obligation = owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        var body = Map.of(
                "obligationId", obligation, "nil", true, "receivedVia", "LINE", "receivedAt", "2025-01-19T10:00:00Z");
        as("D3604", "officer").body(body).post(SUBMISSIONS).then().statusCode(403);
        as("P36", "officer")
                .body(body)
                .post(SUBMISSIONS)
                .then()
                .statusCode(201)
                .body("receivedVia", is("LINE"), "late", is(false), "nil", is(true));
    }

    @Test
    void many_are_accepted_or_returned_by_a_filter_with_a_result_for_each() {
        var first = submitted("D3604", owed("D3604", "P36"));
        var second = submitted("D3605", owed("D3605", "P36"));
        var other = submitted("D3001", owed("D3001", "P30"));
        as("P36", "approver")
                .body(Map.of("filter", Map.of("directive", directive, "period", "2025-01", "limit", 1)))
                .post(SUBMISSIONS + "/accept")
                .then()
                .statusCode(200)
                .body("items", hasSize(1), "items[0].result", is("ACCEPTED"), "more", is(true));
        as("P36", "approver")
                .body(Map.of("filter", Map.of(), "reason", "แก้ไข"))
                .post(SUBMISSIONS + "/return")
                .then()
                .body("items", hasSize(1), "items[0].result", is("RETURNED"), "more", is(false));
        as("P36", "approver")
                .body(Map.of("filter", Map.of("submissions", List.of(first, second, other))))
                .post(SUBMISSIONS + "/accept")
                .then()
                .body(
                        "items.result",
                        contains("REFUSED", "REFUSED", "REFUSED"),
                        "items.problem",
                        containsInAnyOrder("wrong-state", "wrong-state", "outside-your-office"));
        as("P36", "approver")
                .body(Map.of("filter", Map.of("limit", 5000)))
                .post(SUBMISSIONS + "/accept")
                .then()
                .statusCode(400);
        as("P36", "approver")
                .body(Map.of())
                .post(SUBMISSIONS + "/accept")
                .then()
                .statusCode(400);
    }

    @Test
    void lists_are_paged_by_key_and_say_no_to_a_cursor_of_ones_own() {
        for (var month = 1; month <= 5; month++) {
            submitted("D3604", owed("D3604", "P36", "2025-0" + month, LocalDate.of(2025, month, 20)));
        }
        for (var list : List.of(SUBMISSIONS, "/api/v1/obligations")) {
            String next = as("P36", "officer")
                    .get(list + "?limit=2&count=true")
                    .then()
                    .body("items.period", contains("2025-01", "2025-02"), "total", is(5))
                    .extract()
                    .path("next");
            as("P36", "officer")
                    .get(list + "?limit=3&cursor=" + next)
                    .then()
                    .body("items.period", contains("2025-03", "2025-04", "2025-05"), "next", nullValue());
            for (var bad :
                    List.of("cursor=x", "cursor=eC95", "limit=0", "period=2568-01", "directive=x", "status=GONE")) {
                as("P36", "officer").get(list + "?" + bad).then().statusCode(400);
            }
        }
    }

    @Test
    void the_form_is_served_with_thai_titles_and_its_etag() {
        var tag = given().get("/api/v1/report-forms/soft-power-monthly?period=2025-01")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("properties.activities.title", is("กิจกรรม"), "x-version", is(1))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/api/v1/report-forms/soft-power-monthly?version=1")
                .then()
                .statusCode(304);
        given().get("/api/v1/report-forms/soft-power-monthly?version=9").then().statusCode(404);
        given().get("/api/v1/report-forms/soft-power-monthly?period=2020-01")
                .then()
                .statusCode(404);
        given().get("/api/v1/report-forms/none").then().statusCode(404);
        given().get("/api/v1/report-forms").then().body("items.form", contains("soft-power-monthly"));
    }
}
