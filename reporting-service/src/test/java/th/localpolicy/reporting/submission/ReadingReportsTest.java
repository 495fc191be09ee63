package th.localpolicy.reporting.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Who sees which reports, in what order, and what of them. */
@QuarkusTest
@Stack
class ReadingReportsTest extends ReportsOverHttp {

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
        given().get("/api/v1/report-forms").then().body("items.form", hasItem("soft-power-monthly"));
    }
}
