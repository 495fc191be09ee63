package th.localpolicy.identity.identity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;

/** The registry as an officer sees it: requests that read like sentences. */
public final class Registry {

    private Registry() {}

    public static RequestSpecification officer(String office) {
        return as(Tokens.of(office, "officer"));
    }

    public static RequestSpecification approver(String office) {
        return as(Tokens.of(office, "approver"));
    }

    public static RequestSpecification as(String token) {
        return anybody().auth().oauth2(token);
    }

    public static RequestSpecification anybody() {
        return given().contentType(ContentType.JSON);
    }

    public static Map<String, Object> draftFor(String district) {
        return with(Map.of(
                "districtCode",
                district,
                "nameTh",
                "ผ้าไหมมัดหมี่",
                "categories",
                List.of("PRODUCT", "ARTS_CULTURE"),
                "origin",
                "SELECTED"));
    }

    public static Map<String, Object> with(Map<String, ?> fields) {
        return new TreeMap<>(fields);
    }

    public static Map<String, Object> draftFor(String district, String field, Object value) {
        var draft = draftFor(district);
        draft.put(field, value);
        return draft;
    }

    public static Response draft(String office, Object draft) {
        return officer(office).body(draft).post("/api/v1/identities");
    }

    public static String drafted(String district) {
        return draft("D" + district, draftFor(district))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String submitted(String district) {
        var id = drafted(district);
        approver("D" + district)
                .post("/api/v1/identities/{id}/submit", id)
                .then()
                .statusCode(200);
        return id;
    }

    public static String registered(String district, String on) {
        var id = submitted(district);
        endorse(provinceOf(district), id, on).then().statusCode(200);
        return id;
    }

    public static Response endorse(String office, String id, String on) {
        return approver(office).body(Map.of("registeredOn", on)).post("/api/v1/identities/{id}/endorse", id);
    }

    public static String provinceOf(String district) {
        return "P" + district.substring(0, 2);
    }

    public static Response read(String office, String id) {
        return officer(office).get("/api/v1/identities/{id}", id);
    }
}
