package th.localpolicy.identity.geography;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import th.localpolicy.identity.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

/** A query says what it asks for by the names and in the forms of the contract, or is told what they are. */
@QuarkusTest
@Stack
class ParametersTest {

    @Test
    void a_parameter_that_is_misspelled_is_refused_by_its_name_and_never_passed_over() {
        refused("/api/v1/districts?provinse=36&kind=AMPHOE&limit=1")
                .body("errors.field", is(List.of("provinse")))
                .body("errors[0].detail", allOf(containsString("there is no parameter"), containsString("province")));
        refused("/api/v1/provinces?a=1&b=2").body("errors.size()", is(2));
        refused("/api/v1/provinces/36?q=x").body("errors.field[0]", is("q"));
    }

    @Test
    void a_sheet_is_asked_for_with_the_query_of_its_list() {
        given().accept("text/csv")
                .get("/api/v1/identities?province=36&limit=10")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/districts?kind=amphoe|kind|must be one of AMPHOE, KHET",
                "/api/v1/offices?level=TAMBON|level|must be one of MINISTRY, DEPARTMENT",
                "/api/v1/districts?limit=many|limit|must be a whole number",
                "/api/v1/districts?asOf=2568-02-30|asOf|2025-01-31",
            })
    void a_value_that_cannot_be_read_is_told_with_what_it_may_be(String address, String parameter, String may) {
        refused(address).body("errors.field", is(List.of(parameter))).body("errors[0].detail", containsString(may));
    }

    @Test
    void a_missed_form_is_answered_with_an_example_and_never_with_a_piece_of_a_regular_expression() {
        refused("/api/v1/identities?province=P36")
                .body("errors[0].detail", is("is not of the required form, for example 36"));
        refused("/api/v1/districts?province=P36").body("errors[0].detail", containsString("for example 36"));
        given().accept("application/json")
                .header("Accept-Language", "th")
                .get("/api/v1/identities?province=P36")
                .then()
                .statusCode(400)
                .body("errors[0].detail", allOf(containsString("เช่น 36"), not(containsString("["))));
    }

    @Test
    void a_cursor_that_was_not_given_out_is_refused_and_never_looks_like_the_end_of_a_list() {
        refused("/api/v1/districts?cursor=xxx").body("errors.field", is(List.of("cursor")));
    }

    @Test
    void a_path_that_cannot_be_read_is_simply_not_found() {
        given().get("/api/v1/identities/not-a-number?limit=1").then().statusCode(404);
    }

    @Test
    void who_lacks_a_role_is_told_which() {
        given().header("Authorization", "Bearer " + Tokens.of("P36", "auditor"))
                .header("Accept-Language", "en")
                .post("/api/v1/identities/{id}/designate", UUID.randomUUID())
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"), "detail", containsString("approver"));
    }

    private static ValidatableResponse refused(String address) {
        return given().header("Accept-Language", "en")
                .get(address)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-request"));
    }
}
