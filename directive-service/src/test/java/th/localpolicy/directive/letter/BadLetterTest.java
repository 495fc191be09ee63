package th.localpolicy.directive.letter;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.directive.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static th.localpolicy.directive.letter.Letters.draft;
import static th.localpolicy.directive.letter.Letters.letterOf;
import static th.localpolicy.directive.letter.Letters.officer;

@QuarkusTest
@Stack
class BadLetterTest {

    private static List<Object> clause(Map<String, ?> clause) {
        return List.of(clause);
    }

    private static List<Object> due(Map<String, ?> deadline) {
        return clause(Map.of("text", "ก", "deadline", deadline));
    }

    private static List<Object> reports(Map<String, ?> rule) {
        return clause(Map.of("text", "ก", "reporting", rule));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("clauses", clause(Map.of("label", "๑")), "clauses[0].text"),
                arguments("clauses", clause(Map.of("text", " \u200B ")), "clauses[0].text"),
                arguments("clauses", due(Map.of("on", "2024-12-02")), "clauses[0].deadline"),
                arguments("clauses", due(Map.of("on", "2568-01-31")), "clauses[0].deadline"),
                arguments("clauses", due(Map.of("quarter", "2567-Q4")), "clauses[0].deadline"),
                arguments("clauses", due(Map.of("quarter", "2568-Q5")), "clauses[0].deadline.quarter"),
                arguments("clauses", due(Map.of("weekOfMonth", 3)), "clauses[0].deadline.month"),
                arguments(
                        "clauses",
                        due(Map.of("weekOfMonth", 6, "month", "2025-01")),
                        "clauses[0].deadline.weekOfMonth"),
                arguments("clauses", due(Map.of("on", "2025-01-01", "withinDays", 3)), "clauses[0].deadline"),
                arguments("clauses", due(Map.of()), "clauses[0].deadline"),
                arguments("clauses", due(Map.of("withinDays", 100000)), "clauses[0].deadline.withinDays"),
                arguments("clauses", reports(Map.of("every", "MONTH", "dueDay", 32)), "clauses[0].reporting.dueDay"),
                arguments("clauses", reports(Map.of("every", "MONTH")), "clauses[0].reporting.dueDay"),
                arguments("clauses", reports(Map.of("every", "ONCE")), "clauses[0].reporting.dueOn"),
                arguments(
                        "clauses",
                        reports(Map.of("every", "MONTH", "dueDay", 25, "until", "2024-11")),
                        "clauses[0].reporting"),
                arguments("clauses", clause(Map.of("text", "ก", "offices", List.of("P99"))), "clauses[0].offices[0]"),
                arguments("secrecy", "SECRET", "secrecy"),
                arguments("number", "ไม่มีเลข", "number"),
                arguments("number", "", "number"),
                arguments("issuedOn", "2567-12-03", "issuedOn"),
                arguments("subject", "ก".repeat(1001), "subject"),
                arguments("issuer", "P99", "issuer"),
                arguments("issuer", "C01", "issuer"),
                arguments("addressees", Map.of(), "addressees"),
                arguments("addressees", Map.of("levels", List.of("MINISTRY")), "addressees.levels[0]"),
                arguments("addressees", Map.of("offices", List.of("P98")), "addressees.offices[0]"),
                arguments("addressees", Map.of("written", List.of(Map.of())), "addressees.written[0]"),
                arguments("references", List.of(Map.of()), "references[0]"),
                arguments("handling", Map.of("receiveBy", "2024-12-02"), "handling.receiveBy"),
                arguments("tags", List.of("x".repeat(51)), "tags[0].<list element>"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faults")
    void what_is_wrong_is_named_by_its_field(String field, Object value, String fault) {
        var letter = letterOf("MOI", "PROVINCE", field, value);
        officer("MOI")
                .body(letter)
                .post("/api/v1/directives")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-request"))
                .body("errors.field", hasItem(fault));
    }

    @Test
    void every_fault_is_told_at_once() {
        var letter = letterOf("MOI", "PROVINCE", "secrecy", "SECRET");
        letter.put("number", "x");
        letter.put("clauses", due(Map.of("on", "2024-01-01")));
        draft(letter).then().statusCode(400).body("errors.field", hasItems("secrecy", "number", "clauses[0].deadline"));
    }

    @Test
    void a_letter_of_2000_clauses_is_refused_at_once_and_one_of_500_is_taken() {
        var clause = Map.of("text", "ให้ถือปฏิบัติ");
        var begin = System.nanoTime();
        draft(letterOf("MOI", "PROVINCE", "clauses", Collections.nCopies(2_000, clause)))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("clauses"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        draft(letterOf("MOI", "PROVINCE", "clauses", Collections.nCopies(500, clause)))
                .then()
                .statusCode(201);
        draft(letterOf("MOI", "PROVINCE", "clauses", Collections.nCopies(30, Map.of("text", "ก".repeat(9_000)))))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("clauses"));
    }

    @Test
    void a_field_typed_wrong_is_named_and_not_dropped() {
        draft(letterOf("MOI", "PROVINCE", "subjekt", "เรื่อง"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("subjekt"));
        draft(letterOf(
                        "MOI",
                        "PROVINCE",
                        "clauses",
                        List.of(Map.of("text", "ก", "deadlin", Map.of("on", "2025-01-31")))))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("clauses[0].deadlin"));
    }

    @Test
    void nobody_writes_for_another_office() {
        officer("DLA")
                .body(letterOf("MOI", "PROVINCE"))
                .post("/api/v1/directives")
                .then()
                .statusCode(403);
        officer("P36")
                .body(letterOf("P40", "DISTRICT"))
                .post("/api/v1/directives")
                .then()
                .statusCode(403);
    }
}
