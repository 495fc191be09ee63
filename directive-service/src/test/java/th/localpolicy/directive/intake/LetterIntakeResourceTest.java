package th.localpolicy.directive.intake;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@Stack
class LetterIntakeResourceTest {

    private static final String PARSE = "/api/v1/letters/parse";

    private static RequestSpecification text(String text) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .contentType("text/plain; charset=UTF-8")
                .body(text);
    }

    private static RequestSpecification officer(String text) {
        return text(text).auth().oauth2(Tokens.of("D3604", "officer"));
    }

    @Test
    void a_letter_comes_back_as_a_draft_without_personal_data() {
        officer(Letters.EXTERNAL)
                .header("Idempotency-Key", "intake-1")
                .post(PARSE)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].number.value", is("นม 0023.3/ว 4471"))
                .body("items[0].issuedOn.value", is("2024-06-05"))
                .body("items[0].urgency.value", is("VERY_URGENT"))
                .body("items[0].signatory.value.capacity", is("ACTING_FOR"))
                .body(not(containsString("สมหมาย")));
    }

    @Test
    void what_is_not_read_is_null() {
        officer("เรื่อง ขอเชิญประชุม\nเรียน นายอำเภอ ทุกอำเภอ\n")
                .post(PARSE)
                .then()
                .statusCode(200)
                .body("items[0].number.value", nullValue())
                .body("items[0].number.confidence", is(0.0f));
    }

    @Test
    void a_text_that_is_no_letter_gives_an_empty_list_and_a_warning_in_the_callers_language() {
        officer("lorem ipsum")
                .header("Accept-Language", "en")
                .post(PARSE)
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("warnings[0].detail", is("no official letter was found in this text"));
    }

    @Test
    void without_a_token_nothing_is_read() {
        text(Letters.EXTERNAL).post(PARSE).then().statusCode(401);
    }

    @Test
    void an_auditor_may_not_draft() {
        text(Letters.EXTERNAL)
                .auth()
                .oauth2(Tokens.of("D3604", "auditor"))
                .post(PARSE)
                .then()
                .statusCode(403);
    }

    @Test
    void json_is_no_letter() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .auth()
                .oauth2(Tokens.of("D3604", "officer"))
                .post(PARSE)
                .then()
                .statusCode(415);
    }

    @Test
    void a_faulty_key_is_refused() {
        officer(Letters.EXTERNAL)
                .header("Idempotency-Key", "a b")
                .post(PARSE)
                .then()
                .statusCode(400);
    }

    @Test
    void a_file_within_five_megabytes_is_read_and_a_larger_one_refused() {
        officer("ก".repeat(1_600_000)).post(PARSE).then().statusCode(200).body("items", hasSize(0));
        officer("ก".repeat(2_000_000)).post(PARSE).then().statusCode(413);
    }
}
