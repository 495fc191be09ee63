package th.localpolicy.identity.identity;

import java.util.ArrayList;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.endorse;
import static th.localpolicy.identity.identity.Registry.registered;

@QuarkusTest
@Stack
class SearchTest {

    private static String named(String district, String name) {
        String id = draft("D" + district, draftFor(district, "nameTh", name))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approver("D" + district).post("/api/v1/identities/{id}/submit", id);
        endorse("P" + district.substring(0, 2), id, "2025-01-15").then().statusCode(200);
        return id;
    }

    @Test
    void a_name_is_stored_normalised_and_found_however_it_is_typed() {
        // decomposed sara am, a zero-width space, a tone mark before its vowel, Thai digits
        var id = named("4001", "น\u0E49\u0E4D\u0E32\u200Bปลาร้าบ้าน\u0E2A\u0E35\u0E48\u0E41\u0E22\u0E01 สูตร ๑๐๐ ปี");
        anybody().get("/api/v1/identities/{id}", id).then().body("nameTh", is("น้ำปลาร้าบ้านสี่แยก สูตร ๑๐๐ ปี"));
        for (var q : List.of(
                "น้ำปลาร้า", "น\u0E4D\u0E49\u0E32ปลา", "ปลาร้า\u200Bบ้าน", "สูตร 100 ปี", "สูตร ๑๐๐", "สี่แยก")) {
            anybody()
                    .queryParam("q", q)
                    .queryParam("province", "40")
                    .get("/api/v1/identities")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id));
        }
        anybody().queryParam("q", "%").get("/api/v1/identities").then().body("items", empty());
        anybody().queryParam("q", "_").get("/api/v1/identities").then().body("items", empty());
        anybody()
                .queryParam("q", "' or 1=1 --")
                .get("/api/v1/identities")
                .then()
                .body("items", empty());
    }

    @Test
    void a_list_is_narrowed_by_place_category_and_state() {
        var id = registered("4002", "2025-01-15");
        for (var filter : List.of(
                "province=40", "district=4002", "category=PRODUCT&district=4002", "status=REGISTERED&district=4002")) {
            anybody().get("/api/v1/identities?" + filter).then().body("items.id", hasItem(id));
        }
        for (var filter : List.of("district=4003", "category=FOOD&district=4002", "status=DRAFT&district=4002")) {
            anybody().get("/api/v1/identities?" + filter).then().body("items", empty());
        }
    }

    @Test
    void pages_follow_each_other_newest_first_without_gap_or_repeat() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            ids.addFirst(registered("4004", "2025-01-15"));
        }
        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = anybody()
                    .get("/api/v1/identities?district=4004&limit=3&count=true"
                            + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.jsonPath().getInt("total")).isEqualTo(7);
            seen.addAll(page.jsonPath().getList("items.id"));
            next = page.jsonPath().get("next");
        }
        assertThat(seen).isEqualTo(ids);
    }
}
