package th.localpolicy.identity.identity;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.identity.Stack;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.endorse;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.read;

/** Everything the registry says of an identity, and the names that are much like it. */
@QuarkusTest
@Stack
class FullRecordTest {

    @Test
    void story_measures_and_partners_are_kept_and_rewritten_as_a_whole() {
        var draft = draftFor("4601");
        draft.put("story", "บรรทัดแรก\r\nท\u0E4D\u0E32มาแต่โบราณ");
        draft.put("tourismForAll", "ทางลาด");
        draft.put("safety", "กล้องวงจรปิด");
        draft.put("leadOffice", "D4601");
        draft.put("supportingOffices", List.of("L460050"));
        var written = draft("D4601", draft);
        String id = written.then()
                .statusCode(201)
                .body(
                        "story",
                        is("บรรทัดแรก\nทำมาแต่โบราณ"),
                        "tourismForAll",
                        is("ทางลาด"),
                        "safety",
                        is("กล้องวงจรปิด"),
                        "supportingOffices",
                        contains("L460050"))
                .extract()
                .path("id");
        officer("D4601")
                .header("If-Match", "\"1\"")
                .body(draftFor("4601"))
                .put("/api/v1/identities/{id}", id)
                .then()
                .statusCode(200)
                .body("story", nullValue(), "leadOffice", nullValue(), "supportingOffices", empty());
    }

    @Test
    void the_example_of_the_contract_is_taken_as_it_stands() {
        officer("D3602")
                .body(IdentityResource.EXAMPLE)
                .post("/api/v1/identities")
                .then()
                .statusCode(201)
                .body("leadOffice", is("L3696"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("story", "ก".repeat(20_001)),
                Arguments.of("story", "a\u0000"),
                Arguments.of("tourismForAll", "ก".repeat(5_001)),
                Arguments.of("safety", List.of("x")),
                Arguments.of("colour", "red"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_wrong_or_unknown_field_is_named(String field, Object value) {
        draft("D4601", draftFor("4601", field, value)).then().statusCode(400).body("errors.field", hasItem(field));
    }

    @Test
    void a_name_much_like_another_of_the_province_is_warned_of_and_not_refused() {
        String near = draft("D4602", draftFor("4602", "nameTh", "ผ้าไหมแพรวาบ้านโพน"))
                .then()
                .statusCode(201)
                .body("warnings", nullValue())
                .extract()
                .path("id");
        approver("D4602").post("/api/v1/identities/{id}/submit", near).then().statusCode(200);
        endorse("P46", near, "2025-01-15").then().statusCode(200);
        String same = draft("D4602", draftFor("4602", "nameTh", "ผ้าไหมแพรวา บ้านโพน"))
                .then()
                .statusCode(201)
                .body("warnings.id", contains(near), "warnings[0].similarity", greaterThan(0.4f))
                .extract()
                .path("id");
        officer("D4602")
                .header("If-Match", "\"1\"")
                .body(draftFor("4602", "nameTh", "ผ้าไหมแพรวาบ้านโพนแท้"))
                .put("/api/v1/identities/{id}", same)
                .then()
                .statusCode(200)
                .body("warnings.id", hasItem(near));
        approver("D4602")
                .post("/api/v1/identities/{id}/submit", same)
                .then()
                .statusCode(200)
                .body("warnings.id", hasItem(near));
        read("P46", same).then().body("warnings", nullValue());
        draft("D4602", draftFor("4602", "nameTh", "ปลาร้าบองแม่น้อย")).then().body("warnings", nullValue());
    }

    @Test
    void what_another_district_has_only_drafted_is_not_told() {
        var name = "เครื่องจักสานหวายเทือกเขาภูพาน";
        draft("D4603", draftFor("4603", "nameTh", name)).then().statusCode(201);
        draft("D4604", draftFor("4604", "nameTh", name)).then().statusCode(201).body("warnings", nullValue());
        officer("D4603")
                .get("/api/v1/identities/similar?district=4603&name=" + name)
                .then()
                .statusCode(200)
                .body("items", hasSize(1), "items[0].districtCode", is("4603"));
        officer("P46")
                .get("/api/v1/identities/similar?district=4603&name=" + name)
                .then()
                .body("items.districtCode", contains("4603", "4604"));
        officer("P46").get("/api/v1/identities/similar?district=4603").then().statusCode(400);
        officer("P46")
                .get("/api/v1/identities/similar?district=x&name=y")
                .then()
                .statusCode(400);
    }

    @Test
    void a_key_sent_again_answers_with_the_same_warnings() {
        var draft = draftFor("4605", "nameTh", "ข้าวหอมดอกฮัง");
        draft("D4605", draft).then().statusCode(201);
        for (var i = 0; i < 2; i++) {
            officer("D4605")
                    .header("Idempotency-Key", "full-record-" + draft.hashCode())
                    .body(draft)
                    .post("/api/v1/identities")
                    .then()
                    .statusCode(201)
                    .body("warnings", hasSize(1));
        }
    }

    @Test
    void four_categories_are_taken_and_a_fifth_is_not() {
        draft("D4606", draftFor("4606", "categories", List.of("FOOD", "HISTORICAL_PLACE", "ARTS_CULTURE", "PRODUCT")))
                .then()
                .statusCode(201)
                .body("categories", hasSize(4));
        draft("D4606", draftFor("4606", "place", Map.of("latitude", 16.4, "longitude", 103.5)))
                .then()
                .statusCode(201)
                .body("place.latitude", is(16.4f), "place", not(nullValue()));
    }
}
