package th.localpolicy.reporting.compilation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

/** Sums are computed, never typed: whichever door a typed report comes by, what was compiled stays. */
@QuarkusTest
@Stack
class ComputedReportTest extends CompilationFixture {

    private static final Map<String, Object> TYPED = Map.of("results", "พิมพ์ทับ");

    private UUID own;

    @BeforeEach
    void districts() {
        own = owed("P36", "DLA", "2025-01", FAR);
        accepted("D3601", "0.10");
        accepted("D3602", "0.20");
    }

    private String stands() {
        return one("select computed || ' ' || (figures ->> 'budget') || ' ' || content_version from submission"
                + " where obligation_id = '" + own + "'");
    }

    private static Response correct(String office, String id, String role, Map<String, Object> body) {
        return as(office, role).header("If-Match", "*").body(body).put(SUBMISSIONS + "/{id}", id);
    }

    private static Response lines(String address, String token, String line) {
        return given().auth()
                .oauth2(token)
                .header("Content-Type", "application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post(address);
    }

    @Test
    void what_was_compiled_is_never_typed_over_by_any_door() {
        String id = compile("P36").statusCode(200).extract().path("submissionId");
        as("P36", "officer").get(SUBMISSIONS + "/{id}", id).then().body("computed", is(true));
        correct("P36", id, "officer", Map.of("report", TYPED))
                .then()
                .statusCode(409)
                .body("type", is("/problems/wrong-state"));
        correct("P36", id, "officer", Map.of("nil", true)).then().statusCode(409);
        correct("DLA", id, "officer", Map.of("report", TYPED, "receivedVia", "PAPER"))
                .then()
                .statusCode(409);
        as("P36", "officer")
                .body(Map.of("obligationId", own, "report", TYPED))
                .post(SUBMISSIONS)
                .then()
                .statusCode(409);
        var line = "{\"obligationId\":\"%s\",\"report\":{\"results\":\"พิมพ์ทับ\"}".formatted(own);
        for (var dry : List.of("?dryRun=true", "")) {
            lines(SUBMISSIONS + "/bulk" + dry, Tokens.of("P36", "officer"), line + "}")
                    .then()
                    .statusCode(200)
                    .body("items[0].status", is("REFUSED"), "items[0].problem", is("wrong-state"));
        }
        lines(
                        "/api/v1/imports/submissions",
                        Tokens.of("DLA", "operator"),
                        line + ",\"submittedAt\":\"2025-01-15T03:00:00Z\"}")
                .then()
                .statusCode(200)
                .body("items[0].status", is("REFUSED"), "items[0].problem", is("wrong-state"));
        assertThat(stands()).isEqualTo("true 0.30 1");
    }

    @Test
    void one_that_was_returned_is_compiled_again_and_not_typed_either() {
        String id = compile("P36").statusCode(200).extract().path("submissionId");
        as("DLA", "approver")
                .body(Map.of("reason", "ขาดอำเภอ"))
                .post(SUBMISSIONS + "/{id}/return", id)
                .then()
                .statusCode(200);
        correct("P36", id, "officer", Map.of("report", TYPED)).then().statusCode(409);
        accepted("D3603", "0.03");
        compile("P36").statusCode(200);
        assertThat(stands()).isEqualTo("true 0.33 2");
        as("P36", "officer").get(SUBMISSIONS + "/{id}", id).then().body("status", is("SUBMITTED"));
    }

    @Test
    void sums_that_somebody_types_are_refused_by_their_field() {
        as("P36", "officer")
                .body(Map.of(
                        "obligationId", own, "report", Map.of("compilation", Map.of("figures", Map.of("budget", 9)))))
                .post(SUBMISSIONS)
                .then()
                .statusCode(400)
                .body("errors.field", is(List.of("report.compilation")));
    }

    @Test
    void a_report_typed_before_gives_way_to_the_sums_and_is_kept_as_a_version() {
        String id = submitted("P36", own, "7.00");
        assertThat(stands()).isEqualTo("false 7.00 1");
        compile("P36").statusCode(200).body("submissionId", is(id));
        assertThat(stands()).isEqualTo("true 0.30 2");
        as("P36", "officer")
                .get(SUBMISSIONS + "/{id}/versions", id)
                .then()
                .body("items[0].report.activities[0].budget", is(7.00f));
    }

    @Test
    void one_that_was_typed_and_accepted_is_counted_above_as_it_was_accepted_and_not_twice() {
        accept("DLA", submitted("P36", own, "7.00"));
        compile("P36").statusCode(200).body("figures.budget", is(0.30f));
        assertThat(stands()).isEqualTo("false 7.00 1");
        compile("DLA").statusCode(200).body("figures.budget", is(7.00f));
        accepted("D3603", "0.03");
        compile("P36").statusCode(200);
        compile("DLA").statusCode(200).body("figures.budget", is(7.00f), "parts.size()", is(1));
    }

    @Test
    void a_compilation_that_is_refused_leaves_nothing_behind() {
        owed("D3001", "P30", "2025-01", FAR);
        compile("P30").statusCode(409);
        as("P30", "officer")
                .get("/api/v1/compilations?period=2025-01&directive=" + directive)
                .then()
                .statusCode(200)
                .body("items", empty());
    }
}
