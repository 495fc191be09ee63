package th.localpolicy.reporting.submission;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/**
 * A form of the tests in two versions: the first in force from January 2024 asks who was the guide, the second from April
 * 2025 asks for the income instead.
 */
@QuarkusTest
@Stack
class FormVersionsTest extends ReportsOverHttp {

    private static final String FORM = "monthly-of-tests";
    private static final Map<String, Object> OLD = Map.of("place", "ผาหำหด", "people", 12, "guide", "ผู้ใหญ่บ้าน");
    private static final Map<String, Object> NEW = Map.of("place", "ผาหำหด", "people", 12, "income", "1,250.50");

    private UUID owedBy(String reporter, String period) {
        var id = owed(reporter, "P36", period, LocalDate.of(2199, 1, 20));
        sql("update obligation set form = '" + FORM + "' where id = '" + id + "'");
        return id;
    }

    private static ValidatableResponse visit(UUID obligation, Map<String, Object> visit) {
        return as("D3604", "officer")
                .body(Map.of("obligationId", obligation, "report", Map.of("visits", List.of(visit))))
                .post(SUBMISSIONS)
                .then();
    }

    @Test
    void a_report_is_held_against_the_version_in_force_for_its_month_whenever_it_comes() {
        var march = owedBy("D3604", "2025-03");
        var april = owedBy("D3604", "2025-04");
        visit(march, NEW).statusCode(400).body("errors.field", is(List.of("report.visits[0].income")));
        visit(april, OLD).statusCode(400).body("errors.field", is(List.of("report.visits[0].guide")));
        visit(march, OLD).statusCode(201).body("formVersion", is(1));
        visit(april, NEW).statusCode(201).body("formVersion", is(2), "report.visits[0].income", is(1250.50f));
        assertThat(one("select figures ->> 'income' from submission where obligation_id = '" + april + "'"))
                .isEqualTo("1250.50");
    }

    @Test
    void a_report_by_an_older_version_stays_readable_and_is_corrected_by_that_version() {
        String id =
                visit(owedBy("D3604", "2024-12"), OLD).statusCode(201).extract().path("id");
        as("D3604", "officer")
                .header("If-Match", "\"1\"")
                .body(Map.of("report", Map.of("visits", List.of(NEW))))
                .put(SUBMISSIONS + "/{id}", id)
                .then()
                .statusCode(400);
        as("D3604", "officer")
                .header("If-Match", "\"1\"")
                .body(Map.of("report", Map.of("visits", List.of(OLD, OLD))))
                .put(SUBMISSIONS + "/{id}", id)
                .then()
                .statusCode(200);
        as("P36", "officer")
                .get(SUBMISSIONS + "/{id}", id)
                .then()
                .body("formVersion", is(1), "report.visits[1].guide", is("ผู้ใหญ่บ้าน"));
        as("P36", "officer")
                .get(SUBMISSIONS + "/{id}/versions", id)
                .then()
                .body("items.formVersion", is(List.of(1, 1)));
    }

    @Test
    void clients_can_ask_for_any_version_and_for_the_one_of_a_month() {
        var form = "/api/v1/report-forms/" + FORM;
        given().get(form + "?version=1")
                .then()
                .body("x-version", is(1), "properties.visits.items.properties.guide", notNullValue());
        given().get(form + "?version=2")
                .then()
                .body("x-version", is(2), "properties.visits.items.properties.guide", nullValue());
        given().get(form + "?period=2025-03").then().body("x-version", is(1));
        given().get(form + "?period=2025-04").then().body("x-version", is(2));
        given().get(form).then().body("x-version", is(2));
        given().get(form + "?version=3").then().statusCode(404);
        given().get("/api/v1/report-forms")
                .then()
                .body("items.findAll { it.form == '" + FORM + "' }.version", is(List.of(1, 2)))
                .body("items.findAll { it.form == '" + FORM + "' }.inForceFrom", is(List.of("2024-01", "2025-04")));
        var first = given().get(form + "?version=1").header("ETag");
        given().header("If-None-Match", first).get(form + "?version=1").then().statusCode(304);
        given().header("If-None-Match", first).get(form + "?version=2").then().statusCode(200);
    }

    @Test
    void a_file_over_both_versions_is_read_line_by_line_and_an_export_has_the_columns_of_both() {
        owedBy("D3604", "2025-03");
        owedBy("D3604", "2025-04");
        owedBy("D3604", "2025-05");
        var file = """
                reporter,period,visits[0].place,visits[0].guide,visits[0].income
                D3604,2025-03,ผาหำหด,ผู้ใหญ่บ้าน,
                D3604,2025-04,ผาหำหด,,"1,250.50"
                D3604,2025-05,ผาหำหด,ผู้ใหญ่บ้าน,1
                """;
        given().auth()
                .oauth2(Tokens.of("D3604", "officer"))
                .header("Content-Type", "text/csv;charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(SUBMISSIONS + "/bulk?form=" + FORM + "&directive=" + directive)
                .then()
                .statusCode(200)
                .body("counts.created", is(2), "counts.refused", is(1))
                .body("items[2].faults.column", is(List.of("visits[0].guide")));
        assertThat(header("")).contains("การเยือน 1 – ผู้นำชม", "การเยือน 1 – รายได้ (บาท)");
        assertThat(header("&period=2025-03")).contains("การเยือน 1 – ผู้นำชม").doesNotContain("รายได้");
        assertThat(header("&period=2025-04")).contains("รายได้").doesNotContain("ผู้นำชม");
    }

    private static String header(String narrowed) {
        return new String(
                        as("P36", "officer")
                                .accept("text/csv")
                                .get(SUBMISSIONS + "?form=" + FORM + narrowed)
                                .asByteArray(),
                        StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
    }
}
