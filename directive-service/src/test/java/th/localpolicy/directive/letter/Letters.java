package th.localpolicy.directive.letter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;

/** Letters as an officer writes and signs them: requests that read like sentences. */
public final class Letters {

    private static final AtomicInteger NEXT = new AtomicInteger(20_000);

    private Letters() {}

    public static RequestSpecification officer(String office) {
        return as(Tokens.of(office, "officer"));
    }

    public static RequestSpecification approver(String office) {
        return as(Tokens.of(office, "approver"));
    }

    public static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    /** A number nobody has used in these tests. */
    public static String freshNumber() {
        return "มท 0899.9/ว " + NEXT.incrementAndGet();
    }

    /** A letter of the office to the level below it. */
    public static Map<String, Object> letterOf(String issuer, String level) {
        return new TreeMap<>(Map.of(
                "number",
                freshNumber(),
                "issuedOn",
                "2024-12-03",
                "kind",
                "EXTERNAL_LETTER",
                "urgency",
                "MOST_URGENT",
                "subject",
                "ทดสอบการเวียนหนังสือ",
                "issuer",
                issuer,
                "addressees",
                Map.of("levels", List.of(level)),
                "clauses",
                List.of(Map.of("label", "๑", "text", "ให้ถือปฏิบัติ", "mode", "ORDER"))));
    }

    public static Map<String, Object> letterOf(String issuer, String level, String field, Object value) {
        var letter = letterOf(issuer, level);
        letter.put(field, value);
        return letter;
    }

    public static Response draft(Map<String, ?> letter) {
        return officer((String) letter.get("issuer")).body(letter).post("/api/v1/directives");
    }

    public static String drafted(Map<String, ?> letter) {
        return draft(letter).then().statusCode(201).extract().path("id");
    }

    public static Response read(String office, String id) {
        return officer(office).get("/api/v1/directives/{id}", id);
    }
}
