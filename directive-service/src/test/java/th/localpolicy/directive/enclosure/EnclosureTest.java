package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.directive.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Files come and go whole, keep their bytes and names, and stay as they are once the letter is issued. */
@QuarkusTest
@Stack
class EnclosureTest {

    private static final Path DIRECTORY = Path.of("target/enclosures");
    private static final int MEBIBYTE = 1024 * 1024;

    @Inject
    Desk desk;

    @BeforeEach
    void directory() throws IOException {
        Files.createDirectories(DIRECTORY);
    }

    private UUID draft() {
        return desk.letter("MOI", "DRAFT", "{}", "MOI");
    }

    private static String path(UUID letter, int n) {
        return "/api/v1/directives/" + letter + "/enclosures/" + n;
    }

    private static ValidatableResponse put(UUID letter, int n, String name, byte[] body) {
        return given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .queryParam("name", name)
                .contentType("application/octet-stream")
                .body(body)
                .put(path(letter, n))
                .then();
    }

    private static Response get(String office, UUID letter, int n) {
        return given().auth().oauth2(Tokens.of(office, "officer")).get(path(letter, n));
    }

    @Test
    void a_file_comes_back_byte_for_byte_under_its_thai_name() {
        var letter = draft();
        var file = Samples.pdf(MEBIBYTE);
        var sha256 = put(letter, 1, "แนวทาง ๑.pdf", file)
                .statusCode(201)
                .header("Location", containsString(path(letter, 1)))
                .body("size", equalTo(file.length))
                .body("mediaType", equalTo("application/pdf"))
                .body("uploadedBy", equalTo("MOI"))
                .extract()
                .<String>path("sha256");
        var answer = get("MOI", letter, 1);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).isEqualTo(file);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        assertThat(answer.header("ETag")).isEqualTo("\"" + sha256 + "\"");
        assertThat(answer.header("Content-Length")).isEqualTo("" + file.length);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment; filename=\"")
                .endsWith("filename*=UTF-8''%E0%B9%81%E0%B8%99%E0%B8%A7%E0%B8%97%E0%B8%B2%E0%B8%87%20%E0%B9%91.pdf");
        given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .header("If-None-Match", "\"" + sha256 + "\"")
                .get(path(letter, 1))
                .then()
                .statusCode(304);
        given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .get("/api/v1/directives/" + letter + "/enclosures")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].name", equalTo("แนวทาง ๑.pdf"));
    }

    @Test
    void replacing_needs_the_sha_256_of_what_is_replaced() {
        var letter = draft();
        var first =
                put(letter, 1, "a.pdf", Samples.PDF).statusCode(201).extract().<String>path("sha256");
        put(letter, 1, "a.pdf", Samples.PDF).statusCode(200).body("sha256", equalTo(first));
        put(letter, 1, "b.pdf", Samples.pdf(500)).statusCode(428);
        given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .contentType("application/octet-stream")
                .header("If-Match", "\"0000\"")
                .body(Samples.pdf(500))
                .put(path(letter, 1))
                .then()
                .statusCode(412);
        assertThat(get("MOI", letter, 1).asByteArray()).isEqualTo(Samples.PDF);
        given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .contentType("application/octet-stream")
                .header("If-Match", "\"" + first + "\"")
                .body(Samples.pdf(500))
                .put(path(letter, 1))
                .then()
                .statusCode(200);
        assertThat(get("MOI", letter, 1).asByteArray()).hasSize(500);
    }

    @Test
    void an_issued_letter_s_files_stay_but_a_missing_scan_may_come() {
        var letter = draft();
        put(letter, 1, "a.pdf", Samples.PDF).statusCode(201);
        desk.issue(letter);
        put(letter, 1, "b.pdf", Samples.pdf(500)).statusCode(409).body("type", equalTo("/problems/wrong-state"));
        put(letter, 2, "b.pdf", Samples.pdf(500)).statusCode(409);
        given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .delete(path(letter, 1))
                .then()
                .statusCode(409);
        put(letter, 0, "scan.pdf", Samples.pdf(700)).statusCode(201);
        put(letter, 0, "scan.pdf", Samples.pdf(800)).statusCode(409);
        assertThat(get("MOI", letter, 1).asByteArray()).isEqualTo(Samples.PDF);
    }

    @Test
    void a_file_is_taken_away_from_a_draft_once() {
        var letter = draft();
        put(letter, 7, "a.pdf", Samples.PDF).statusCode(201);
        var delete = given().auth().oauth2(Tokens.of("MOI", "officer"));
        delete.delete(path(letter, 7)).then().statusCode(204);
        delete.delete(path(letter, 7)).then().statusCode(404);
        assertThat(get("MOI", letter, 7).statusCode()).isEqualTo(404);
    }

    @Test
    void who_may_see_the_letter_may_see_its_files_and_nobody_else() {
        var letter = desk.letter("MOI", "ISSUED", "{}", "MOI", "DLA", "P36");
        put(letter, 0, "scan.pdf", Samples.PDF).statusCode(201);
        assertThat(get("P36", letter, 0).statusCode()).isEqualTo(200);
        assertThat(get("P30", letter, 0).statusCode()).isEqualTo(403);
        assertThat(given().get(path(letter, 0)).statusCode()).isEqualTo(401);
        given().auth()
                .oauth2(Tokens.of("P36", "approver"))
                .body(Samples.PDF)
                .put(path(letter, 1))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/outside-your-office"));
        var draft = draft();
        assertThat(get("P36", draft, 1).statusCode()).isEqualTo(403);
        given().auth()
                .oauth2(Tokens.of("MOI", "auditor"))
                .body(Samples.PDF)
                .put(path(draft, 1))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-required"));
    }

    @Test
    void an_office_that_received_the_letter_on_paper_puts_its_missing_scan() {
        var letter = desk.letter("MOI", "ISSUED", "{}", "MOI", "P36", "P30");
        desk.dispatch(letter, "P36", "PROVINCE", "36", "RECEIVED", 12);
        desk.dispatch(letter, "P30", "PROVINCE", "30", "RECEIVED", 13);
        desk.write("update dispatch set received_via = 'PAPER' where directive_id = ? and recipient = 'P36'", letter);
        assertThat(putBy("P30", letter, 0)).isEqualTo(403);
        assertThat(putBy("P36", letter, 1)).isEqualTo(403);
        assertThat(putBy("P36", letter, 0)).isEqualTo(201);
        assertThat(get("P30", letter, 0).asByteArray()).isEqualTo(Samples.PDF);
    }

    private static int putBy(String office, UUID letter, int n) {
        return given().auth()
                .oauth2(Tokens.of(office, "officer"))
                .body(Samples.PDF)
                .put(path(letter, n))
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><script>x</script>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "MZ\u0000\u0001"
            })
    void content_that_is_no_document_is_refused_whatever_it_is_called(String content) {
        var letter = draft();
        given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .contentType("application/pdf")
                .body(content.getBytes(StandardCharsets.UTF_8))
                .put(path(letter, 1) + "?name=a.pdf")
                .then()
                .statusCode(415)
                .body("detail", containsString("pdf"));
        assertThat(desk.count("select count(*) from enclosure where directive_id = ?", letter))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1,400", "100,400", "x,404"})
    void a_number_out_of_range_is_a_bad_request(String n, int status) {
        given().auth()
                .oauth2(Tokens.of("MOI", "officer"))
                .body(Samples.PDF)
                .put("/api/v1/directives/" + draft() + "/enclosures/" + n)
                .then()
                .statusCode(status);
    }

    @Test
    void nothing_and_unknown_letters_are_refused() {
        put(draft(), 1, "a.pdf", new byte[0]).statusCode(400);
        put(UUID.randomUUID(), 1, "a.pdf", Samples.PDF).statusCode(404);
    }

    @Test
    void a_change_of_files_is_in_the_audit_trail() {
        var letter = draft();
        put(letter, 1, "a.pdf", Samples.PDF).statusCode(201);
        assertThat(desk.count(
                        "select count(*) from audit_entry where kind = 'enclosure' and item = ? and office = 'MOI'",
                        letter + "/1"))
                .isEqualTo(1);
    }
}
