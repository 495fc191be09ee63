package th.localpolicy.directive.issuing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.directive.dispatch.Desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.directive.dispatch.Desk.as;
import static th.localpolicy.directive.dispatch.Desk.officer;
import static th.localpolicy.directive.dispatch.Desk.take;
import static th.localpolicy.directive.issuing.Cascade.issue;
import static th.localpolicy.directive.letter.Letters.approver;
import static th.localpolicy.directive.letter.Letters.draft;
import static th.localpolicy.directive.letter.Letters.drafted;
import static th.localpolicy.directive.letter.Letters.letterOf;

/** A letter that came on paper is entered by the office that holds it, with the stamp it bears. */
@QuarkusTest
@Stack
class RecordingTest {

    private static Response record(String office, Map<String, ?> letter, Map<String, ?> receipt) {
        return officer(office)
                .body(Map.of("letter", letter, "receipt", receipt))
                .post("/api/v1/dispatches");
    }

    @Inject
    Desk desk;

    private static final Map<String, ?> STAMP =
            Map.of("receivedVia", "PAPER", "receivedAt", "2024-12-20T09:13:00Z", "paperNumber", "๓๖๐๒/๒๕๖๗");

    @Test
    void a_letter_on_paper_is_recorded_and_received_with_its_stamp() {
        var letter = letterOf("P36", "DISTRICT");
        var answer = record("D3604", letter, STAMP).then().statusCode(201).extract();
        officer("D3604")
                .get(answer.header("Location"))
                .then()
                .statusCode(200)
                .body(
                        "status",
                        is("RECEIVED"),
                        "sender",
                        is("P36"),
                        "recipient",
                        is("D3604"),
                        "receivedVia",
                        is("PAPER"),
                        "receivedAt",
                        is("2024-12-20T09:13:00Z"),
                        "sentAt",
                        is("2024-12-20T09:13:00Z"),
                        "receiptNumber",
                        is(1),
                        "receipts[0].paperNumber",
                        is("๓๖๐๒/๒๕๖๗"),
                        "letter.number",
                        is(letter.get("number")));
        officer("D3604").get("/api/v1/dispatches").then().body("items.id", hasItem((String) answer.path("id")));
        officer("D3604")
                .get("/api/v1/directives/{id}", (String) answer.path("directiveId"))
                .then()
                .statusCode(200)
                .body("issuer", is("P36"), "status", is("ISSUED"), "recipients", contains("D3604"));
        take("D3604", UUID.fromString(answer.path("id")), "acknowledge", Map.of())
                .then()
                .statusCode(200);
    }

    @Test
    void copies_of_one_letter_stand_in_nobodys_way() {
        var letter = letterOf("MOI", "PROVINCE");
        String first =
                record("P36", letter, STAMP).then().statusCode(201).extract().path("directiveId");
        var reworded = new TreeMap<>(letter);
        reworded.put("subject", "พิมพ์ชื่อเรื่องต่างออกไป");
        String second = record("P40", reworded, STAMP)
                .then()
                .statusCode(201)
                .body("directiveId", not(first))
                .extract()
                .path("directiveId");
        officer("P40").get("/api/v1/directives/{id}", first).then().statusCode(403);
        record("P40", letter, STAMP)
                .then()
                .statusCode(409)
                .body("type", is("/problems/wrong-state"), "detail", containsString(second));
        var own = drafted(letter);
        issue("MOI", own).then().statusCode(200).body("recordedBy", nullValue());
        officer("MOI")
                .queryParam("q", letter.get("number").toString())
                .get("/api/v1/directives")
                .then()
                .body("items.id", hasItems(first, second, own), "items.recordedBy", hasItems("P36", "P40", null));
        draft(letter).then().statusCode(409).body("detail", containsString(own));
    }

    @Test
    void the_database_itself_holds_one_number_to_an_issuer_and_one_copy_to_an_office() {
        var letter = letterOf("MOI", "PROVINCE");
        String own = drafted(letter);
        String copy =
                record("P37", letter, STAMP).then().statusCode(201).extract().path("directiveId");
        Map.of(own, "directive_number", copy, "directive_copy")
                .forEach((taken, index) -> assertThatThrownBy(
                                () -> desk.run("""
                                insert into directive
                                select (json_populate_record(d, json_build_object('id', gen_random_uuid()))).*
                                from directive d where d.id = ?
                                """, statement -> statement.setObject(1, UUID.fromString(taken))))
                        .hasStackTraceContaining(index));
    }

    @Test
    void a_copy_is_corrected_by_the_office_that_entered_it_and_by_nobody_else() {
        var letter = letterOf("MOI", "PROVINCE");
        String copy =
                record("P38", letter, STAMP).then().statusCode(201).extract().path("directiveId");
        var corrected = Map.of("reason", "พิมพ์ผิด", "subject", "เรื่องที่ถูกต้อง");
        approver("MOI")
                .body(corrected)
                .post("/api/v1/directives/{id}/amend", copy)
                .then()
                .statusCode(403);
        approver("P38")
                .body(corrected)
                .post("/api/v1/directives/{id}/amend", copy)
                .then()
                .statusCode(200)
                .body("subject", is("เรื่องที่ถูกต้อง"), "recipients", contains("P38"), "recordedBy", is("P38"));
        approver("P38")
                .body(Map.of("reason", "บันทึกผิดฉบับ"))
                .post("/api/v1/directives/{id}/cancel", copy)
                .then()
                .statusCode(200);
        record("P38", letter, STAMP).then().statusCode(201); // entered anew
    }

    @Test
    void what_an_office_was_sent_here_it_receives_and_does_not_record() {
        var letter = letterOf("MOI", "PROVINCE");
        var id = drafted(letter);
        issue("MOI", id).then().statusCode(200);
        record("P39", letter, STAMP).then().statusCode(409).body("detail", containsString(id));
    }

    @Test
    void nobody_gets_hold_of_a_letter_that_was_issued_here_by_naming_its_number() {
        var letter = letterOf("P36", "DISTRICT");
        String drafted = drafted(letter);
        record("D4001", letter, STAMP).then().statusCode(201).body("directiveId", not(drafted));
        officer("D4001").get("/api/v1/directives/{id}", drafted).then().statusCode(403);
    }

    @Test
    void a_letter_without_a_legible_date_is_recorded_with_the_day_it_cannot_be_before() {
        var letter = new TreeMap<>(letterOf("DLA", "PROVINCE"));
        letter.remove("issuedOn");
        letter.put("issuedOnPrinted", "๓ มกราคม ๒๕๖๕");
        letter.put("issuedNotBefore", "2022-01-04");
        record("P41", letter, Map.of("receivedOn", "2022-01-10"))
                .then()
                .statusCode(201)
                .body("receivedVia", is("PAPER"), "receipts[0].timeKnown", is(false), "receipts[0].year", is(2022));
        record("P42", letter, Map.of("receivedOn", "2022-01-03"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("receipt.receivedOn"));
    }

    @Test
    void a_recorded_letter_that_asks_for_reports_only_is_not_completed() {
        var report = Map.of(
                "text",
                "รายงานทุกวันที่ ๒๕",
                "reporting",
                Map.of(
                        "form",
                        "soft-power-monthly",
                        "every",
                        "MONTH",
                        "dueDay",
                        25,
                        "from",
                        "2024-12",
                        "until",
                        "2025-09",
                        "reporter",
                        "PROVINCE",
                        "recipient",
                        "DLA"));
        var done = Map.of("note", "ส่งรายงานแล้ว");
        var reports = UUID.fromString(record("P48", letterOf("MOI", "PROVINCE", "clauses", List.of(report)), STAMP)
                .path("id"));
        take("P48", reports, "complete", done).then().statusCode(409);
        var action = Map.of("text", "ประชุมชี้แจงอำเภอ");
        var both = UUID.fromString(record("P48", letterOf("MOI", "PROVINCE", "clauses", List.of(report, action)), STAMP)
                .path("id"));
        take("P48", both, "complete", done).then().statusCode(200);
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_nothing_is_kept() {
        var letter = new TreeMap<>(letterOf("P43", "DISTRICT"));
        letter.put("number", "ไม่มีเลขที่");
        record("P43", letter, Map.of("receivedVia", "SYSTEM", "receivedAt", "2099-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        hasItems("letter.number", "letter.issuer", "receipt.receivedVia", "receipt.receivedAt"));
        officer("P43").get("/api/v1/dispatches/register?count=true").then().body("total", is(0));
        officer("P43").body(Map.of()).post("/api/v1/dispatches").then().statusCode(400);
        as("P43", "auditor")
                .body(Map.of("letter", letterOf("MOI", "PROVINCE")))
                .post("/api/v1/dispatches")
                .then()
                .statusCode(403);
    }
}
