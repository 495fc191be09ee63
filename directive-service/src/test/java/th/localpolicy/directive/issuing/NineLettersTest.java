package th.localpolicy.directive.issuing;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.directive.letter.LetterNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.directive.issuing.Cascade.issue;
import static th.localpolicy.directive.letter.Letters.approver;
import static th.localpolicy.directive.letter.Letters.officer;
import static th.localpolicy.directive.letter.Letters.read;

/** Nine letters of the years 2021 to 2026, as they named, enclosed, forwarded and relayed each other. */
@QuarkusTest
@Stack
class NineLettersTest {

    @Inject
    Cascade cascade;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode letters() {
        try (var in = NineLettersTest.class.getResourceAsStream("/nine-letters.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final JsonNode letters = letters();
    private final Map<String, String> ids = new HashMap<>();

    private void draft(String letter) {
        var body = letters.get(letter);
        String id = officer(body.get("issuer").asText())
                .body(body.toString())
                .post("/api/v1/directives")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ids.put(letter, id);
    }

    private void issued(String letter) {
        draft(letter);
        issue(letters.get(letter).get("issuer").asText(), ids.get(letter))
                .then()
                .statusCode(200);
    }

    private void forwarded(String letter, String parent, String office) {
        String id = approver(office)
                .body(letters.get(letter).toString())
                .post("/api/v1/dispatches/{id}/forward", cascade.received(ids.get(parent), office))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ids.put(letter, id);
    }

    @Test
    void all_nine_are_kept_and_read_back_without_loss() throws IOException {
        issued("L4"); // before what it names: that is known by reference only
        read("MOI", ids.get("L4")).then().body("relations[0].directiveId", nullValue());
        issued("L5");
        issued("L2");
        issued("L7");
        draft("L6"); // its date is illegible: it is kept, and cannot be issued
        issue("DLA", ids.get("L6")).then().statusCode(409);
        issued("L8");
        issued("L9");
        forwarded("L3", "L4", "P36");
        forwarded("L1", "L2", "P65");
        assertThat(ids).hasSize(9);
        for (var letter : ids.keySet()) {
            var kept = JSON.readTree(read("MOI", ids.get(letter)).asString());
            holds(letter, letters.get(letter), kept);
        }
        relations();
        recipients();
        deadlines();
    }

    private void relations() {
        read("MOI", ids.get("L4"))
                .then()
                .body("relations.type", equalTo(List.of("REFERENCES")))
                .body("relations[0].directiveId", is(ids.get("L5")))
                .body("relations[0].issuedOn", is("2024-10-25")); // as it is cited; the letter itself says the 24th
        read("MOI", ids.get("L5")).then().body("relations[0].stubId", notNullValue());
        read("P36", ids.get("L3"))
                .then()
                .body("relations.type", equalTo(List.of("ENCLOSES", "FORWARDS")))
                .body("relations.directiveId", equalTo(List.of(ids.get("L4"), ids.get("L4"))))
                .body("forwards.directiveId", is(ids.get("L4")));
        read("P65", ids.get("L1")).then().body("rootDirectiveId", is(ids.get("L2")));
        read("DLA", ids.get("L6"))
                .then()
                .body("relations.type", equalTo(List.of("REFERENCES", "FORWARDS")))
                .body("relations[1].directiveId", is(ids.get("L7")));
        read("D7606", ids.get("L8"))
                .then()
                .body("relations.type", equalTo(List.of("REFERENCES", "REFERENCES", "RELAYS_UNNUMBERED")))
                .body("relations[2].number", nullValue());
        read("MOI", ids.get("L9"))
                .then()
                .body("relations[0].type", is("ENCLOSES"))
                .body("relations[0].number", is("373/2566"));
    }

    private void recipients() {
        for (var letter : List.of("L2", "L4", "L5", "L9")) {
            read("MOI", ids.get(letter)).then().body("recipients.size()", is(76));
        }
        read("DLA", ids.get("L7")).then().body("recipients", equalTo(List.of("DLA")));
        read("P36", ids.get("L3"))
                .then()
                .body("recipients.size()", is(18))
                .body("recipients", hasItems("L360050", "L3699"));
        read("P65", ids.get("L1")).then().body("recipients.size()", is(9));
        read("D7606", ids.get("L8")).then().body("recipients", hasItems("L7691", "L760659"));
    }

    private void deadlines() {
        read("MOI", ids.get("L5"))
                .then()
                .body(
                        "clauses.deadline.resolved.findAll { it != null }",
                        equalTo(List.of("2024-10-31", "2025-03-31", "2024-12-31", "2025-03-31", "2025-04-07")))
                .body("clauses.find { it.label == '๑๐' }.offices.size()", is(17));
        read("MOI", ids.get("L7"))
                .then()
                .body("clauses[1].offices.size()", is(10))
                .body("clauses[2].deadline.resolved", is("2022-01-03"));
        read("D7606", ids.get("L8")).then().body("clauses[3].deadline.resolved", is("2026-03-21"));
    }

    /** Everything that was written is there; numbers in their normal form. */
    private static void holds(String place, JsonNode written, JsonNode kept) {
        if (written.isObject()) {
            written.fields().forEachRemaining(field -> {
                if (!(place.length() == 2 && field.getKey().equals("relations"))) {
                    holds(place + "." + field.getKey(), field.getValue(), kept.path(field.getKey()));
                }
            });
        } else if (written.isArray()) {
            assertThat(kept).as(place).hasSize(written.size());
            for (var i = 0; i < written.size(); i++) {
                holds(place + "[" + i + "]", written.get(i), kept.get(i));
            }
        } else if (place.endsWith(".number")) {
            assertThat(kept.asText()).as(place).isEqualTo(LetterNumber.normalise(written.asText()));
        } else {
            assertThat(kept).as(place).isEqualTo(written);
        }
    }
}
