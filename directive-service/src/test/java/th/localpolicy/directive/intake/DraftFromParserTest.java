package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.directive.letter.Letters.draft;
import static th.localpolicy.directive.letter.Letters.letterOf;

/** What an officer has checked of a scanned letter is sent on as it is: its values are those in which a letter is drafted. */
@QuarkusTest
@Stack
class DraftFromParserTest {

    @Test
    void the_values_of_a_parsed_letter_make_a_draft_without_loss() {
        Map<String, Object> parsed = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .contentType("text/plain; charset=UTF-8")
                .auth()
                .oauth2(Tokens.of("P30", "officer"))
                .body(Letters.EXTERNAL)
                .post("/api/v1/letters/parse")
                .path("items[0]");
        var letter = new HashMap<String, Object>();
        for (var field :
                List.of("number", "issuedOn", "urgency", "secrecy", "kind", "subject", "signatory", "closing")) {
            letter.put(field, value(parsed.get(field)));
        }
        var issuer = (Map<?, ?>) value(parsed.get("issuer"));
        letter.put("issuer", "P30");
        letter.put("issuerPrinted", issuer.get("name"));
        letter.put("responsibleUnit", issuer.get("unit"));
        letter.put("addressees", Map.of("written", values(parsed.get("addressees"))));
        for (var list : List.of("references", "enclosures", "clauses")) {
            letter.put(list, values(parsed.get(list)));
        }
        for (var list : List.of("deadlines", "reporting")) { // those of clauses stand in them
            letter.put(
                    list,
                    values(parsed.get(list)).stream()
                            .filter(value -> ((Map<?, ?>) value).get("clause") == null)
                            .toList());
        }
        Map<String, Object> kept = given().contentType(ContentType.JSON)
                .auth()
                .oauth2(Tokens.of("P30", "officer"))
                .body(letter)
                .post("/api/v1/directives")
                .then()
                .statusCode(201)
                .extract()
                .path("");
        holds("", letter, kept);
    }

    @Test
    void reports_as_a_letter_words_them_are_kept_in_a_draft_whatever_is_still_open_about_them() {
        var body = List.of(
                "ให้อำเภอรายงานผลตามแบบรายงานผลการดำเนินงานให้จังหวัดทราบทุกวันศุกร์",
                "ให้อำเภอรายงานผลให้จังหวัดทราบเป็นประจำทุกเดือน",
                "ให้อำเภอรายงานผลให้จังหวัดทราบภายในสัปดาห์ที่ ๒ ของทุกเดือน",
                "ให้อำเภอรายงานผลให้จังหวัดทราบเป็นรายไตรมาส");
        for (var words : body) {
            var text =
                    "ที่ นม ๐๐๒๓.๓/ว ๑\nจังหวัดนครราชสีมา\n๕ มิถุนายน ๒๕๖๗\nเรื่อง ทดสอบ\nเรียน นายอำเภอ ทุกอำเภอ\n\n๑. "
                            + words + "\n\n๒. ให้ถือปฏิบัติ\n\nจึงเรียนมาเพื่อทราบ\nขอแสดงความนับถือ\n";
            List<Object> clauses = values(given().config(RestAssured.config()
                            .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                    .contentType("text/plain; charset=UTF-8")
                    .auth()
                    .oauth2(Tokens.of("P30", "officer"))
                    .body(text)
                    .post("/api/v1/letters/parse")
                    .path("items[0].clauses"));
            assertThat(((Map<?, ?>) clauses.getFirst()).get("reporting"))
                    .as(words)
                    .isNotNull();
            var letter = letterOf("P30", "DISTRICT", "clauses", clauses);
            letter.put("issuedOn", "2024-06-05");
            Map<String, Object> kept =
                    draft(letter).then().statusCode(201).extract().path("");
            holds(words, clauses, kept.get("clauses"));
        }
    }

    private static Object value(Object reading) {
        return ((Map<?, ?>) reading).get("value");
    }

    private static List<Object> values(Object readings) {
        return ((List<?>) readings)
                .stream()
                        .map(DraftFromParserTest::value)
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** Everything that is known is kept. */
    private static void holds(String place, Object given, Object kept) {
        switch (given) {
            case null -> {}
            case Map<?, ?> fields -> {
                assertThat(kept).as(place).isInstanceOf(Map.class);
                fields.forEach((name, value) -> holds(place + "." + name, value, ((Map<?, ?>) kept).get(name)));
            }
            case List<?> items -> {
                var all = new ArrayList<>((List<?>) kept);
                assertThat(all).as(place).hasSize(items.size());
                for (var i = 0; i < items.size(); i++) {
                    holds(place + "[" + i + "]", items.get(i), all.get(i));
                }
            }
            default -> assertThat(kept).as(place).isEqualTo(given);
        }
    }
}
