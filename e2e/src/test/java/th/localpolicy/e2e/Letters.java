package th.localpolicy.e2e;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/** Letters on their way down, for tests that begin after they were sent. */
record Letters(RunningStack stack) {

    static final String DIRECTIVES = "/api/v1/directives";
    static final Duration LONGEST = Duration.ofSeconds(20);
    static final String DISPATCHES = "/api/v1/dispatches";

    /** A letter of the ministry that asks provinces for a report on the 25th of three months. */
    static Map<String, Object> letter(String number, String... offices) {
        return Map.ofEntries(
                Map.entry("number", number),
                Map.entry("issuedOn", "2024-12-03"),
                Map.entry("kind", "EXTERNAL_LETTER"),
                Map.entry("urgency", "MOST_URGENT"),
                Map.entry("subject", "การส่งเสริมการท่องเที่ยวโดยนำอัตลักษณ์ท้องถิ่น"),
                Map.entry("issuer", "MOI"),
                Map.entry("signatory", Map.of("position", "ปลัดกระทรวงมหาดไทย", "capacity", "OWN_TITLE")),
                Map.entry("addressees", Map.of("offices", List.of(offices))),
                Map.entry(
                        "clauses", List.of(action("PROVINCE", "DISTRICT"), report("PROVINCE", "DLA", 25, "2024-12"))));
    }

    private static Map<String, Object> action(String... levels) {
        return Map.of("label", "๑", "text", "ดำเนินการตามแนวทาง", "mode", "REQUEST", "levels", List.of(levels));
    }

    private static Map<String, Object> report(String reporter, String recipient, int dueDay, String from) {
        return Map.of(
                "label",
                "๒",
                "text",
                "รายงานผลการดำเนินงานทุกเดือน",
                "mode",
                "ORDER",
                "levels",
                List.of(reporter),
                "reporting",
                Map.of(
                        "form", "soft-power-monthly",
                        "every", "MONTH",
                        "dueDay", dueDay,
                        "from", from,
                        "until", "2025-02",
                        "reporter", reporter,
                        "recipient", recipient));
    }

    String drafted(String number, String... offices) {
        return stack.as("MOI", "officer")
                .post(DIRECTIVES, letter(number, offices))
                .ok()
                .get("id")
                .asString();
    }

    String issued(String number, String... offices) {
        var id = drafted(number, offices);
        stack.as("MOI", "approver")
                .post(DIRECTIVES + "/" + id + "/issue", Map.of())
                .ok();
        return id;
    }

    /** What the office was sent of the letter, or of one that passes it on. */
    String dispatch(String letter, String office) {
        return stack.as("MOI", "auditor").all(DIRECTIVES + "/" + letter + "/dispatches?under=" + office).stream()
                .filter(dispatch -> dispatch.get("recipient").asString().equals(office))
                .map(dispatch -> dispatch.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    JsonNode step(String dispatch, String office, String verb) {
        return stack.as(office, "officer")
                .post(DISPATCHES + "/" + dispatch + "/" + verb, Map.of())
                .ok();
    }

    /** The province passes the letter on to its districts, who report to it on the 20th. */
    Answer forward(String dispatch, String province, String number) {
        return stack.as(province, "approver")
                .post(DISPATCHES + "/" + dispatch + "/forward", forwarding(province, number));
    }

    static Map<String, Object> forwarding(String province, String number) {
        var letter = new HashMap<String, Object>();
        letter.put("number", number);
        letter.put("issuedOn", "2024-12-19");
        letter.put("addressees", Map.of("levels", List.of("DISTRICT")));
        letter.put("clauses", List.of(action("DISTRICT"), report("DISTRICT", province, 20, "2025-01")));
        return letter;
    }

    /** The counts of one level in the coverage of a letter. */
    JsonNode coverage(String letter, String level) {
        return stack.as("MOI", "auditor")
                .get(DIRECTIVES + "/" + letter + "/coverage?by=level")
                .ok()
                .get("levels")
                .valueStream()
                .filter(counts -> counts.get("level").asString().equals(level))
                .findFirst()
                .orElseThrow();
    }

    void cancelled(String letter) {
        stack.as("MOI", "approver")
                .post(DIRECTIVES + "/" + letter + "/cancel", Map.of("reason", "ออกหนังสือซ้ำ"))
                .ok();
    }

    List<JsonNode> obligations(String letter) {
        return stack.as("DLA", "auditor").all("/api/v1/obligations?directive=" + letter);
    }

    /** What the office owes for the month, once it is known: it arises from the letter over Kafka. */
    JsonNode owed(String letter, String office, String period) {
        return await().atMost(LONGEST)
                .until(
                        () -> obligations(letter).stream()
                                .filter(owed -> owed.get("reporter").asString().equals(office)
                                        && owed.get("period").asString().equals(period))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The id of a report that the office sent in and its recipient accepted: nothing was done. */
    String accepted(String obligation, String office, String recipient) {
        var report = Map.of("obligationId", obligation, "report", Map.of("nil", true));
        var id = stack.as(office, "officer")
                .post("/api/v1/submissions", report)
                .ok()
                .get("id")
                .asString();
        stack.as(recipient, "approver")
                .post("/api/v1/submissions/" + id + "/accept", Map.of())
                .ok();
        return id;
    }
}
