package th.localpolicy.identity.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.identity.Stack;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.stack.testing.BadTokens;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.endorse;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.read;
import static th.localpolicy.identity.identity.Registry.submitted;

/** Whatever is wrong is told, with its field, and writes nothing: every test compares the tables before and after. */
@QuarkusTest
@Stack
class BadInputTest {

    private static final String IDENTITIES = "/api/v1/identities";

    @Inject
    DataSource database;

    private String before;

    @BeforeEach
    void look() throws Exception {
        before = written();
    }

    @AfterEach
    void nothing_was_written() throws Exception {
        Assertions.assertThat(written()).isEqualTo(before);
    }

    private String written() throws Exception {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select (select count(*) from identity where status = 'DRAFT') || '/' ||
                               (select count(*) from outbox where type <> 'identity.submitted') || '/' ||
                               (select count(*) from identity_step where action = 'REGISTERED') || '/' ||
                               (select count(*) from idempotency_key)
                        """);
                var row = read.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    static Stream<Arguments> faultyFields() {
        return Stream.of(
                Arguments.of("districtCode", "9999"),
                Arguments.of("districtCode", "36"),
                Arguments.of("districtCode", "๓๖๐๔"),
                Arguments.of("districtCode", null),
                Arguments.of("nameTh", "ก".repeat(10_000)),
                Arguments.of("nameTh", "   \u200B "),
                Arguments.of("nameTh", "ชื่อ\u0000ศูนย์"),
                Arguments.of("nameTh", "\uD800"),
                Arguments.of("categories", List.of()),
                Arguments.of("categories", List.of("FOOD", "FOOD")),
                Arguments.of("categories", List.of("FOOD", "PRODUCT", "ARTS_CULTURE", "HISTORICAL_PLACE", "FOOD")),
                Arguments.of("categories[0]", List.of("MUSIC")),
                Arguments.of("categories[0]", List.of(1)),
                Arguments.of("categories", "FOOD"),
                Arguments.of("origin", "FOUND"),
                Arguments.of("place.latitude", Map.of("latitude", 91, "longitude", 101.5)),
                Arguments.of("place.longitude", Map.of("latitude", 15.5)),
                Arguments.of("leadOffice", "L999999"),
                Arguments.of("leadOffice", "P36"),
                Arguments.of("leadOffice", "L300152"),
                Arguments.of("supportingOffices[1]", List.of("L360452", "L300152")),
                Arguments.of("description", "ก".repeat(5_001)));
    }

    @ParameterizedTest
    @MethodSource("faultyFields")
    void a_wrong_field_is_named(String fault, Object value) {
        var field = fault.replaceAll("[.\\[].*", "");
        draft("D3604", draftFor("3604", field, value))
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("type", is("/problems/invalid-request"), "errors.field", hasItem(startsWith(fault)));
    }

    @Test
    void the_problem_is_told_in_thai_unless_english_is_asked_for() {
        var draft = draftFor("3604", "nameTh", "");
        officer("D3604")
                .body(draft)
                .post(IDENTITIES)
                .then()
                .body("title", is("คำขอไม่ถูกต้อง"), "errors[0].detail", is("ต้องระบุ"));
        officer("D3604")
                .header("Accept-Language", "fr, en;q=0.8, th;q=0.5")
                .body(draft)
                .post(IDENTITIES)
                .then()
                .body("errors[0].detail", is("is required"));
    }

    @Test
    void bangkok_takes_no_identity() {
        draft("DLA", draftFor("1001")).then().statusCode(409).body("type", is("/problems/wrong-state"));
    }

    @Test
    void a_district_of_another_province_is_outside() {
        draft("D3604", draftFor("3001")).then().statusCode(403).body("type", is("/problems/outside-your-office"));
    }

    @Test
    void an_identity_is_not_registered_in_the_future_nor_in_a_buddhist_year() {
        var id = submitted("3601");
        before = "";
        Stream.of(
                        LocalDate.now(Bangkok.ZONE).plusDays(1).toString(),
                        "2568-03-31",
                        "1999-12-31",
                        "2025-02-29",
                        "31/03/2025",
                        "๒๕๖๘-๐๓-๓๑")
                .forEach(on ->
                        endorse("P36", id, on).then().statusCode(400).body("errors.field", hasItem("registeredOn")));
        read("P36", id).then().body("status", is("SUBMITTED"), "version", is(2));
        Assertions.assertThatCode(() -> before = written()).doesNotThrowAnyException();
    }

    @Test
    void a_body_that_is_no_json_is_a_bad_request() {
        for (var body : List.of("{", "[]", "\"text\"", "null", "{}{}", "{\"nameTh\":\"a\",\"nameTh\":\"b\"}", "")) {
            bad(officer("D3604").body(body).post(IDENTITIES), 400);
        }
    }

    @Test
    void another_content_type_is_refused() {
        bad(officer("D3604").contentType(ContentType.XML).body("<x/>").post(IDENTITIES), 415);
    }

    @Test
    void a_body_of_20_megabytes_is_refused() {
        bad(
                officer("D3604")
                        .body("{\"nameTh\":\"" + "x".repeat(20_000_000) + "\"}")
                        .post(IDENTITIES),
                413);
    }

    @Test
    void an_identity_or_page_that_is_not_there_is_not_found_and_a_cursor_of_ones_own_is_refused() {
        bad(approver("P36").post(IDENTITIES + "/00000000-0000-7000-8000-000000000000/endorse"), 404);
        bad(anybody().get(IDENTITIES + "/not-a-uuid"), 404);
        bad(anybody().get("/api/v1/nothing"), 404);
        bad(officer("D3604").delete(IDENTITIES), 405);
        for (var query : List.of(
                "cursor=x",
                "cursor=%00",
                "limit=0",
                "limit=201",
                "limit=many",
                "status=GONE",
                "category=MUSIC",
                "q=%00",
                "province=%00",
                "district=36040",
                "province=%27")) {
            bad(anybody().urlEncodingEnabled(false).get(IDENTITIES + "?" + query), 400);
        }
    }

    @Test
    void a_key_that_cannot_be_one_is_refused() {
        bad(
                officer("D3604")
                        .header("Idempotency-Key", "x".repeat(201))
                        .body(draftFor("3604"))
                        .post(IDENTITIES),
                400);
    }

    static Stream<Arguments> badTokens() {
        return Stream.concat(
                        BadTokens.everywhere("http://localhost:1/keys").entrySet().stream(),
                        BadTokens.ofNoOffice().entrySet().stream())
                .map(token -> Arguments.of(token.getKey(), token.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_writes_nothing(String why, String authorization) {
        bad(
                anybody()
                        .header("Authorization", authorization)
                        .body(draftFor("3604"))
                        .post(IDENTITIES),
                401);
    }

    @Test
    void no_token_writes_nothing() {
        bad(anybody().body(draftFor("3604")).post(IDENTITIES), 401);
    }

    private static void bad(Response answer, int status) {
        answer.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .header("X-Correlation-Id", not(is("")))
                .body(
                        "status",
                        is(status),
                        "type",
                        startsWith("/problems/"),
                        "detail",
                        anyOf(not(containsString("java")), is("")));
    }
}
