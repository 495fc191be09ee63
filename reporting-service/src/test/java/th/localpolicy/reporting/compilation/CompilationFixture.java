package th.localpolicy.reporting.compilation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import th.localpolicy.reporting.submission.ReportsFixture;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;

/** Reports sent in and accepted, to be rolled up. */
abstract class CompilationFixture extends ReportsFixture {

    static final String SUBMISSIONS = "/api/v1/submissions";
    static final LocalDate FAR = LocalDate.of(2199, 1, 20);

    static RequestSpecification as(String office, String... roles) {
        return given().contentType(ContentType.JSON).auth().oauth2(Tokens.of(office, roles));
    }

    String submitted(String office, UUID obligation, String budget) {
        return as(office, "officer")
                .body(Map.of(
                        "obligationId",
                        obligation,
                        "report",
                        Map.of("activities", List.of(Map.of("type", "EVENT", "title", "งาน", "budget", budget)))))
                .post(SUBMISSIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void accept(String office, String submission) {
        as(office, "approver")
                .post(SUBMISSIONS + "/{id}/accept", submission)
                .then()
                .statusCode(200);
    }

    ValidatableResponse compile(String office) {
        return as(office, "approver")
                .body(Map.of("directiveId", directive, "period", "2025-01"))
                .post("/api/v1/compilations")
                .then();
    }

    /** A district's report, accepted by its province. */
    void accepted(String district, String budget) {
        var province = "P" + district.substring(1, 3);
        accept(province, submitted(district, owed(district, province, "2025-01", FAR), budget));
    }
}
