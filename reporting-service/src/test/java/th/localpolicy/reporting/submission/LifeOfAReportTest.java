package th.localpolicy.reporting.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** Reports over HTTP, from the first to the accepted one. */
@QuarkusTest
@Stack
class LifeOfAReportTest extends ReportsOverHttp {

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
    void a_filter_that_narrows_nothing_decides_on_nothing() {
        submitted("D3604", owed("D3604", "P36"));
        for (var filter : List.of(Map.of(), Map.of("limit", 1))) {
            for (var decision : List.of("/accept", "/return")) {
                as("P36", "approver")
                        .body(
                                decision.equals("/accept")
                                        ? Map.of("filter", filter)
                                        : Map.of("filter", filter, "reason", "แก้"))
                        .post(SUBMISSIONS + decision)
                        .then()
                        .statusCode(400)
                        .body("errors.field", contains("filter"));
            }
        }
        assertThat(one("select status from submission")).isEqualTo("SUBMITTED");
    }

    private static Response returned(String id, String field) {
        return as("P36", "approver")
                .body(Map.of("reason", "แก้", "fields", List.of(Map.of("field", field, "reason", "ไม่ตรง"))))
                .post(SUBMISSIONS + "/{id}/return", id);
    }

    @Test
    void only_what_the_report_has_is_sent_back_to_be_corrected() {
        var id = submitted("D3604", owed("D3604", "P36"));
        for (var none : List.of(
                "report.activities[9].budget",
                "report.activities[0].budjet",
                "budget",
                "report.a[0][0]",
                "report.",
                "รายงาน")) {
            returned(id, none).then().statusCode(400).body("errors.field", contains("fields[0].field"));
        }
        as("P36", "approver")
                .body(Map.of(
                        "filter",
                        Map.of("directive", directive),
                        "reason",
                        "แก้",
                        "fields",
                        List.of(Map.of("field", "report.budjet", "reason", "ไม่ตรง"))))
                .post(SUBMISSIONS + "/return")
                .then()
                .statusCode(400);
        assertThat(one("select status from submission")).isEqualTo("SUBMITTED");
        // Not filled in by the office, and that is what is wrong with it.
        returned(id, "report.activities[0].income").then().statusCode(200);
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
                .body(Map.of("filter", Map.of("late", false), "reason", "แก้ไข"))
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
}
