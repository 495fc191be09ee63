package th.localpolicy.directive.dispatch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.directive.dispatch.Desk.as;
import static th.localpolicy.directive.dispatch.Desk.officer;
import static th.localpolicy.directive.dispatch.Desk.receive;
import static th.localpolicy.directive.dispatch.Desk.take;

/** What an office does with a letter it was sent, and what it sees of its letters. */
@QuarkusTest
@Stack
class StepsTest {

    @Inject
    Desk desk;

    @Test
    void a_letter_is_received_acknowledged_and_completed_in_this_order() {
        var dispatch = desk.sent("P30");
        take("P30", dispatch, "acknowledge", Map.of()).then().statusCode(409).body("type", is("/problems/wrong-state"));
        take("P30", dispatch, "complete", Map.of("note", "แล้วเสร็จ")).then().statusCode(409);
        receive("P30", dispatch).then().statusCode(200);
        take("P30", dispatch, "acknowledge", Map.of())
                .then()
                .statusCode(200)
                .body("status", is("ACKNOWLEDGED"), "acknowledgedAt", notNullValue());
        take("P30", dispatch, "acknowledge", Map.of()).then().statusCode(409);
        take("P30", dispatch, "complete", Map.of()).then().statusCode(400);
        take("P30", dispatch, "complete", Map.of("note", " ")).then().statusCode(400);
        take("P30", dispatch, "complete", Map.of("note", "ประชุมชี้แจงแล้ว"))
                .then()
                .statusCode(200)
                .body("status", is("COMPLETED"), "completionNote", is("ประชุมชี้แจงแล้ว"));
        take("P30", dispatch, "complete", Map.of("note", "อีกครั้ง")).then().statusCode(409);
        as("P30", "auditor")
                .get("/api/v1/dispatches/{id}/history", dispatch)
                .then()
                .body("items.action", contains("RECEIVED", "ACKNOWLEDGED", "COMPLETED"));
    }

    @Test
    void who_completes_without_acknowledging_has_taken_note() {
        var dispatch = desk.sent("P31");
        receive("P31", dispatch);
        take("P31", dispatch, "complete", Map.of("note", "แล้วเสร็จ"))
                .then()
                .body("status", is("COMPLETED"), "acknowledgedAt", notNullValue());
    }

    @Test
    void the_history_tells_by_which_letter_it_was_sent_on() {
        var letter = desk.letter("2024-12-03");
        var dispatch = desk.send(letter, "P47", StepDates.NONE);
        receive("P47", dispatch);
        var forward = desk.forwarded(dispatch, letter, "P47", "D4701");
        desk.signed(forward, letter, dispatch, "P47");
        as("MOI", "auditor")
                .get("/api/v1/dispatches/{id}/history", dispatch)
                .then()
                .body(
                        "items.action",
                        contains("RECEIVED", "FORWARDED"),
                        "items[1].note",
                        startsWith("มท 0810.6/ว "),
                        "items[1].office",
                        is("P47"));
    }

    @Test
    void a_step_is_taken_by_the_office_itself_and_nobody_else() {
        var dispatch = desk.sent("D3201");
        receive("D3201", dispatch);
        for (var other : List.of("P32", "D3202", "DLA", "MOI")) {
            take(other, dispatch, "acknowledge", Map.of())
                    .then()
                    .statusCode(403)
                    .body("type", is("/problems/outside-your-office"));
        }
        as("D3201", "auditor")
                .post("/api/v1/dispatches/{id}/acknowledge", dispatch)
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
    }

    @Test
    void a_cancelled_letter_asks_for_nothing_more() {
        var letter = desk.letter("2024-12-03");
        var dispatch = desk.send(letter, "P33", StepDates.NONE);
        receive("P33", dispatch);
        desk.cancel(letter);
        take("P33", dispatch, "acknowledge", Map.of()).then().statusCode(409);
        take("P33", dispatch, "complete", Map.of("note", "แล้วเสร็จ")).then().statusCode(409);
        receive("P33", dispatch).then().statusCode(200).body("receiptNumber", is(1), "status", is("CANCELLED"));
    }

    @Test
    void a_letter_that_asks_for_reports_only_is_not_completed_but_reported() {
        var letter = desk.letter("2024-12-03");
        desk.reportingClause(letter);
        var dispatch = desk.send(letter, "P34", StepDates.NONE);
        receive("P34", dispatch);
        take("P34", dispatch, "complete", Map.of("note", "แล้วเสร็จ"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/wrong-state"));
    }

    @Test
    void the_same_request_sent_again_is_done_once() {
        var dispatch = desk.sent("P35");
        receive("P35", dispatch);
        var key = UUID.randomUUID().toString();
        var first = officer("P35").header("Idempotency-Key", key).post("/api/v1/dispatches/{id}/acknowledge", dispatch);
        var again = officer("P35").header("Idempotency-Key", key).post("/api/v1/dispatches/{id}/acknowledge", dispatch);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void an_inbox_holds_what_the_office_was_sent_and_whose_letter_it_is() {
        desk.clear();
        var day = LocalDate.of(2025, 1, 2);
        var late = desk.send(desk.letter("2024-12-03"), "P45", new StepDates(day, day, null, null));
        var other = desk.sent("P45");
        officer("P45")
                .get("/api/v1/dispatches?count=true")
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        contains(other.toString(), late.toString()),
                        "total",
                        is(2),
                        "items[1].overdue",
                        is(true),
                        "items[0].overdue",
                        is(false),
                        "items[0].letter.number",
                        startsWith("มท 0810.6/ว "),
                        "items[0].letter.issuer",
                        is("MOI"));
        officer("P45").get("/api/v1/dispatches?overdue=true").then().body("items.id", contains(late.toString()));
        officer("P45").get("/api/v1/dispatches?overdue=false").then().body("items.id", contains(other.toString()));
        officer("P45").get("/api/v1/dispatches?status=RECEIVED").then().body("items", empty());
    }

    @Test
    void those_above_see_the_inboxes_of_their_subtree_and_no_other() {
        var letter = desk.letter("2024-12-03");
        desk.send(letter, "D3701", StepDates.NONE);
        desk.send(letter, "P37", StepDates.NONE);
        desk.send(letter, "P38", StepDates.NONE);
        var path = "/api/v1/dispatches?directive=" + letter;
        officer("P37").get(path).then().body("items.recipient", contains("P37"));
        officer("P37").get(path + "&under=P37").then().body("items.recipient", containsInAnyOrder("P37", "D3701"));
        as("DLA", "auditor")
                .get(path + "&under=DLA")
                .then()
                .body("items.recipient", containsInAnyOrder("P37", "D3701", "P38"));
        officer("P38").get(path + "&under=P37").then().statusCode(403);
        officer("D3701").get(path + "&under=P37").then().statusCode(403);
        officer("P37").get(path + "&under=X99").then().statusCode(400);
    }

    @Test
    void a_dispatch_is_seen_by_its_recipient_its_sender_and_those_above_them() {
        var dispatch = desk.sent("D3901");
        for (var office : List.of("D3901", "P39", "DLA", "MOI")) {
            var tag = officer(office)
                    .get("/api/v1/dispatches/{id}", dispatch)
                    .then()
                    .statusCode(200)
                    .body("recipient", is("D3901"), "completionNote", nullValue())
                    .extract()
                    .header("ETag");
            officer(office)
                    .header("If-None-Match", tag)
                    .get("/api/v1/dispatches/{id}", dispatch)
                    .then()
                    .statusCode(304);
        }
        officer("D3902").get("/api/v1/dispatches/{id}", dispatch).then().statusCode(403);
        officer("D3902").get("/api/v1/dispatches/{id}/history", dispatch).then().statusCode(403);
        officer("D3901")
                .get("/api/v1/dispatches/{id}", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void a_page_of_an_inbox_is_one_statement_at_any_size_and_pages_follow_without_gap_or_repeat() {
        desk.clear();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            ids.addFirst(desk.sent("P46").toString());
        }
        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = officer("P46").get("/api/v1/dispatches?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
            seen.addAll(page.jsonPath().getList("items.id"));
            next = page.jsonPath().get("next");
        }
        assertThat(seen).isEqualTo(ids);
        assertThat(desk.statementsOf(officer("P46"), "/api/v1/dispatches?limit=1"))
                .isEqualTo(1);
        assertThat(desk.statementsOf(officer("P46"), "/api/v1/dispatches?limit=200"))
                .isEqualTo(1);
        assertThat(desk.statementsOf(as("MOI", "auditor"), "/api/v1/dispatches?under=MOI&limit=200&count=true"))
                .isEqualTo(2);
    }
}
