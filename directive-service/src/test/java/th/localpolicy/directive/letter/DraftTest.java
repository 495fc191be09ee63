package th.localpolicy.directive.letter;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.directive.letter.Letters.approver;
import static th.localpolicy.directive.letter.Letters.draft;
import static th.localpolicy.directive.letter.Letters.drafted;
import static th.localpolicy.directive.letter.Letters.letterOf;
import static th.localpolicy.directive.letter.Letters.officer;
import static th.localpolicy.directive.letter.Letters.read;

@QuarkusTest
@Stack
class DraftTest {

    @Test
    void a_draft_comes_back_with_its_number_normalised_and_its_clauses_numbered() {
        var letter = letterOf("MOI", "PROVINCE", "number", "ด่วนที่สุด ที่ มท ๐๘๑๐.๖ / ว๑๒๕๑๐");
        letter.put("clauses", List.of(Map.of("label", "๓.๒.๑", "text", "ก"), Map.of("label", "๓.๒.๑", "text", "ข")));
        var id = drafted(letter);
        read("MOI", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("number", is("มท 0810.6/ว 12510"))
                .body("status", is("DRAFT"))
                .body("clauses.label", equalTo(List.of("๓.๒.๑", "๓.๒.๑")))
                .body("clauses.ordinal", equalTo(List.of(1, 2)))
                .body("rootDirectiveId", is(id));
    }

    @Test
    void a_number_that_is_taken_that_year_names_the_letter_that_has_it() {
        var letter = letterOf("MOI", "PROVINCE");
        var id = drafted(letter);
        draft(letter)
                .then()
                .statusCode(409)
                .body("type", is("/problems/wrong-state"))
                .body("detail", containsString((String) letter.get("number")))
                .body("detail", containsString(id));
        letter.put("issuedOn", "2025-01-02");
        draft(letter).then().statusCode(201); // a new year, a new series
    }

    @Test
    void a_draft_is_rewritten_by_its_issuer_who_says_what_was_read() {
        var letter = letterOf("P36", "DISTRICT");
        var id = drafted(letter);
        letter.put("subject", "เรื่องใหม่");
        officer("P36").body(letter).put("/api/v1/directives/{id}", id).then().statusCode(428);
        officer("P36")
                .header("If-Match", "\"7\"")
                .body(letter)
                .put("/api/v1/directives/{id}", id)
                .then()
                .statusCode(412);
        officer("P40")
                .header("If-Match", "\"1\"")
                .body(letter)
                .put("/api/v1/directives/{id}", id)
                .then()
                .statusCode(403);
        officer("P36")
                .header("If-Match", "\"1\"")
                .body(letter)
                .put("/api/v1/directives/{id}", id)
                .then()
                .statusCode(200)
                .body("subject", is("เรื่องใหม่"))
                .body("version", is(2));
        officer("P36")
                .get("/api/v1/directives/{id}/history", id)
                .then()
                .body("items.action", equalTo(List.of("DRAFTED", "REVISED")));
    }

    @Test
    void only_its_own_chain_reads_a_draft() {
        var id = drafted(letterOf("P36", "DISTRICT"));
        read("P36", id).then().statusCode(200);
        read("DLA", id).then().statusCode(200);
        read("P40", id).then().statusCode(403);
        read("D3604", id).then().statusCode(403);
    }

    @Test
    void a_letter_that_is_named_is_a_stub_until_it_is_recorded() {
        var other = letterOf("MOI", "PROVINCE");
        var letter = letterOf("MOI", "PROVINCE");
        letter.put("references", List.of(Map.of("number", other.get("number"), "issuedOn", "2024-12-05")));
        letter.put("relations", List.of(Map.of("type", "RELAYS_UNNUMBERED", "words", "กระทรวงมหาดไทยแจ้งว่า")));
        var id = drafted(letter);
        read("MOI", id)
                .then()
                .body("relations.type", equalTo(List.of("REFERENCES", "RELAYS_UNNUMBERED")))
                .body("relations[0].stubId", notNullValue())
                .body("relations[0].directiveId", nullValue());
        var otherId = drafted(other);
        read("MOI", id)
                .then()
                .body("relations[0].directiveId", is(otherId))
                .body("relations[0].issuedOn", is("2024-12-05"))
                .body("relations[1].directiveId", nullValue());
    }

    @Test
    void letters_do_not_name_each_other_in_a_circle() {
        var first = letterOf("MOI", "PROVINCE");
        var second = letterOf("MOI", "PROVINCE");
        first.put("references", List.of(Map.of("number", second.get("number"), "issuedOn", "2024-12-03")));
        drafted(first);
        second.put("references", List.of(Map.of("number", first.get("number"), "issuedOn", "2024-12-03")));
        draft(second).then().statusCode(400).body("errors.field", hasItem("references"));
        var itself = letterOf("MOI", "PROVINCE");
        itself.put("references", List.of(Map.of("number", itself.get("number"), "issuedOn", "2024-12-03")));
        draft(itself).then().statusCode(400).body("errors.field", hasItem("references"));
    }

    @Test
    void a_list_is_found_by_any_part_of_number_subject_or_clauses() {
        var letter = letterOf("P38", "DISTRICT", "number", "บก 0023.6/ว 4711");
        letter.put("subject", "การขับเคลื่อนอัตลักษณ์ท้องถิ่น");
        letter.put("tags", List.of("soft-power"));
        letter.put("clauses", List.of(Map.of("text", "ให้ประชาสัมพันธ์ผ่านสื่อออนไลน์")));
        var id = drafted(letter);
        for (var q : List.of("๔๗๑๑", "0023.6/ว4711", "บก ๐๐๒๓.๖ / ว ๔๗๑๑", "อัตลักษณ์", "สื่อออนไลน์")) {
            officer("P38")
                    .queryParam("q", q)
                    .get("/api/v1/directives?issuer=P38")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(id)));
        }
        for (var filter : List.of(
                "issuer=P38",
                "status=DRAFT",
                "urgency=MOST_URGENT",
                "tag=soft-power",
                "from=2024-12-01&to=2024-12-31")) {
            officer("P38").get("/api/v1/directives?count=true&" + filter).then().body("items.id", hasItem(id));
        }
        for (var filter :
                List.of("status=ISSUED", "urgency=NORMAL", "tag=x", "from=2025-01-01", "to=2024-12-02", "q=%25")) {

            officer("P38")
                    .get("/api/v1/directives?issuer=P38&" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.size()", is(0));
        }
        officer("P40").queryParam("q", "4711").get("/api/v1/directives").then().body("items.size()", is(0));
        assertThat(approver("P38").get("/api/v1/directives?from=x").statusCode())
                .isBetween(400, 404);
    }
}
