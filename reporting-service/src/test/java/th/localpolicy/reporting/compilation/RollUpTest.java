package th.localpolicy.reporting.compilation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Reports rolled up from districts to the department, and how complete they are on the way. */
@QuarkusTest
@Stack
class RollUpTest extends CompilationFixture {

    private JsonPath completeness(String office, String query) {
        return as(office, "officer")
                .get("/api/v1/completeness?directive=" + directive + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long lengthOf(String office, String link) {
        return as(office, "officer")
                .get(link + "&limit=200")
                .jsonPath()
                .getList("items")
                .size();
    }

    @Test
    void a_province_sums_its_accepted_districts_names_the_missing_and_adds_late_ones_as_addenda() {
        var own = owed("P36", "DLA", "2025-01", FAR);
        var one = owed("D3601", "P36", "2025-01", FAR);
        var two = owed("D3602", "P36", "2025-01", FAR);
        owed("D3603", "P36", "2025-01", FAR);
        compile("P36").statusCode(409);
        accept("P36", submitted("D3601", one, "0.10"));
        var late = submitted("D3602", two, "0.20");
        String submission = compile("P36")
                .statusCode(200)
                .body(
                        "expected", is(3),
                        "included", is(1),
                        "missing.reporter", contains("D3602", "D3603"),
                        "missing.status", contains("SUBMITTED", "OPEN"),
                        "figures.budget", is(0.10f),
                        "parts.number", contains(0))
                .extract()
                .path("submissionId");
        compile("P36").statusCode(200).body("parts", hasSize(1));
        as("DLA", "officer")
                .get(SUBMISSIONS + "/{id}", submission)
                .then()
                .body("submissionVersion", is(1), "report.compilation.missing", contains("D3602", "D3603"));
        accept("P36", late);
        compile("P36")
                .body("parts.number", contains(0, 1), "included", is(2), "missing.reporter", contains("D3603"))
                .body("rows.part", contains(0, 1));
        assertThat(one("select figures ->> 'budget' from submission where obligation_id = '" + own + "'"))
                .isEqualTo("0.30");
        as("DLA", "officer")
                .get(SUBMISSIONS + "/{id}", submission)
                .then()
                .body("submissionVersion", is(2), "report.compilation.addenda", is(1));
    }

    @Test
    void the_department_makes_the_national_table_and_an_addendum_below_becomes_one_above() {
        for (var province : List.of("36", "30")) {
            var own = owed("P" + province, "DLA", "2025-01", FAR);
            accept(
                    "P" + province,
                    submitted(
                            "D" + province + "01",
                            owed("D" + province + "01", "P" + province, "2025-01", FAR),
                            "100.25"));
            String submission = compile("P" + province)
                    .body("obligationId", is(own.toString()))
                    .extract()
                    .path("submissionId");
            accept("DLA", submission);
        }
        var late = owed("D3602", "P36", "2025-01", FAR);
        compile("DLA")
                .statusCode(200)
                .body(
                        "obligationId", nullValue(),
                        "included", is(2),
                        "missing", empty(),
                        "figures.budget", is(200.50f),
                        "rows.reporter", contains("P30", "P36"));
        accept("P36", submitted("D3602", late, "7.00"));
        compile("P36").body("parts", hasSize(2), "submissionId", notNullValue());
        compile("DLA").body("figures.budget", is(207.50f), "parts", hasSize(2), "included", is(2));
        compile("DLA").body("parts", hasSize(2));
        var view = as("DLA", "officer").get("/api/v1/compilations?period=2025-01&office=P36&directive=" + directive);
        view.then().body("items", hasSize(1), "items[0].figures.budget", is(107.25f));
        String id = view.path("items[0].id");
        as("P30", "officer").get("/api/v1/compilations/{id}", id).then().statusCode(403);
        as("P30", "officer")
                .get("/api/v1/compilations?period=2025-01&office=P36&directive=" + directive)
                .then()
                .statusCode(403);
        as("P36", "officer")
                .get("/api/v1/compilations/{id}", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void only_who_is_reported_to_compiles_and_a_faulty_request_is_told() {
        owed("D3601", "P36", "2025-01", FAR);
        compile("P30").statusCode(404);
        as("P36", "officer")
                .body(Map.of("directiveId", directive, "period", "2025-01"))
                .post("/api/v1/compilations")
                .then()
                .statusCode(403);
        for (var period : List.of("2568-01", "2025-13", "๒๐๒๕-๐๑", "")) {
            as("P36", "approver")
                    .body(Map.of("directiveId", directive, "period", period))
                    .post("/api/v1/compilations")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void every_figure_is_the_length_of_the_list_behind_it_whatever_happens_to_the_reports() {
        var random = new Random(20250125);
        var provinces = List.of("36", "30", "40");
        for (var province : provinces) {
            for (var district = 1; district <= 5; district++) {
                var office = "D" + province + "0" + district;
                var obligation =
                        owed(office, "P" + province, "2025-01", random.nextBoolean() ? FAR : LocalDate.of(2025, 1, 20));
                for (var step = random.nextInt(5); step > 0; step--) {
                    happens(random.nextInt(4), office, "P" + province, obligation);
                }
                if (random.nextInt(8) == 0) {
                    sql("update obligation set status = 'CANCELLED' where status = 'OPEN' and id = '" + obligation
                            + "'");
                }
            }
        }
        for (var by : List.of("province", "level", "district", "recipient", "period")) {
            var answer = completeness("DLA", "&period=2025-01&by=" + by);
            var sum = 0;
            for (var i = 0; i < answer.getList("items").size(); i++) {
                sum += consistent(answer, "items[" + i + "].");
            }
            assertThat(sum).isEqualTo(consistent(answer, "total."));
        }
        assertThat(completeness("P36", "&by=province").getList("items.code")).containsExactly("36");
    }

    private static int consistent(JsonPath answer, String at) {
        var expected = answer.getInt(at + "expected");
        var submitted = answer.getInt(at + "submitted");
        assertThat(submitted + answer.getInt(at + "missing")).isEqualTo(expected);
        assertThat(answer.getInt(at + "onTime") + answer.getInt(at + "late")).isEqualTo(submitted);
        assertThat(answer.getDouble(at + "rate")).isBetween(0.0, 100.0);
        for (var list : List.of("missing", "submitted", "late", "returned", "accepted")) {
            assertThat(lengthOf("DLA", answer.getString(at + "links." + list)))
                    .as(at + list)
                    .isEqualTo(answer.getInt(at + list));
        }
        return expected;
    }

    private void happens(int what, String office, String recipient, UUID obligation) {
        var submissions = rows("select id from submission where obligation_id = '" + obligation + "'");
        if (submissions.isEmpty()) {
            submitted(office, obligation, "1.00");
            return;
        }
        var id = submissions.getFirst().getFirst();
        switch (what) {
            case 0 -> as(recipient, "approver").post(SUBMISSIONS + "/{id}/accept", id);
            case 1 -> as(recipient, "approver").body(Map.of("reason", "แก้")).post(SUBMISSIONS + "/{id}/return", id);
            default ->
                as(office, "officer")
                        .header("If-Match", "*")
                        .body(Map.of("report", Map.of("results", "รุ่น " + UUID.randomUUID())))
                        .put(SUBMISSIONS + "/{id}", id);
        }
        assertThat(rows("select count(*), max(number), max(s.content_version)::int from submission_version v "
                                + "join submission s on s.id = v.submission_id where s.id = '" + id + "'")
                        .getFirst())
                .satisfies(row -> assertThat(row.get(1)).isEqualTo(row.get(2)))
                .satisfies(row -> assertThat(((Number) row.get(0)).intValue()).isEqualTo(row.get(1)));
    }

    @Test
    void rates_are_rounded_to_two_decimals_as_those_of_the_kpis_are() {
        for (var district = 1; district <= 6; district++) {
            var office = "D360" + district;
            var obligation = owed(office, "P36", "2025-01", FAR);
            if (district <= 4) {
                submitted(office, obligation, "1.00");
            }
        }
        var counted = completeness("P36", "&period=2025-01");
        assertThat(counted.getString("total.rate")).isEqualTo("66.67");
        assertThat(counted.getString("total.acceptedRate")).startsWith("0");
    }

    @Test
    void who_is_missing_stands_in_a_compilation_as_in_the_list_of_what_is_owed() {
        accept("P36", submitted("D3601", owed("D3601", "P36", "2025-01", FAR), "1.00"));
        owed("D3602", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        compile("P36")
                .statusCode(200)
                .body("missing.reporter", contains("D3602"), "missing.status", contains("OVERDUE"));
        as("P36", "officer").get("/api/v1/obligations?office=D3602").then().body("items.status", contains("OVERDUE"));
    }

    @Test
    void completeness_needs_a_letter_or_a_month_and_a_group_that_there_is() {
        as("DLA", "officer").get("/api/v1/completeness").then().statusCode(400);
        as("DLA", "officer").get("/api/v1/completeness?period=2568-01").then().statusCode(400);
        as("DLA", "officer")
                .get("/api/v1/completeness?period=2025-01&by=name")
                .then()
                .statusCode(400);
        as("P36", "officer")
                .get("/api/v1/completeness?period=2025-01&under=P30")
                .then()
                .statusCode(403);
        assertThat(completeness("DLA", "&period=2025-01").getList("items")).isEmpty();
    }
}
