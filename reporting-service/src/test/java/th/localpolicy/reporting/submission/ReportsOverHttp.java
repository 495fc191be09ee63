package th.localpolicy.reporting.submission;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;

/** Reports sent in over HTTP. */
abstract class ReportsOverHttp extends ReportsFixture {

    static final String SUBMISSIONS = "/api/v1/submissions";
    static final Map<String, Object> REPORT = Map.of(
            "activities", List.of(Map.of("type", "EVENT", "title", "งานประจำปี", "budget", "๑๒๕๐๐.๕๐")),
            "reporter", Map.of("name", "สมชาย", "phone", "081-000-0000"));

    static RequestSpecification as(String office, String... roles) {
        return given().contentType(ContentType.JSON).auth().oauth2(Tokens.of(office, roles));
    }

    static Response submit(String office, UUID obligation) {
        return as(office, "officer")
                .body(Map.of("obligationId", obligation, "report", REPORT))
                .post(SUBMISSIONS);
    }

    static String submitted(String office, UUID obligation) {
        return submit(office, obligation).then().statusCode(201).extract().path("id");
    }
}
