package th.localpolicy.directive.issuing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static th.localpolicy.directive.issuing.Cascade.cancel;
import static th.localpolicy.directive.issuing.Cascade.forward;
import static th.localpolicy.directive.issuing.Cascade.forwardTo;
import static th.localpolicy.directive.issuing.Cascade.issue;
import static th.localpolicy.directive.issuing.Cascade.issued;
import static th.localpolicy.directive.letter.Letters.approver;
import static th.localpolicy.directive.letter.Letters.draft;
import static th.localpolicy.directive.letter.Letters.drafted;
import static th.localpolicy.directive.letter.Letters.letterOf;
import static th.localpolicy.directive.letter.Letters.officer;
import static th.localpolicy.directive.letter.Letters.read;

@QuarkusTest
@Stack
class IssuingTest {

    @Inject
    Cascade cascade;

    @Test
    void all_provinces_are_the_76_and_are_kept() {
        var id = drafted(letterOf("MOI", "PROVINCE"));
        officer("MOI").post("/api/v1/directives/{id}/issue", id).then().statusCode(403);
        approver("DLA").post("/api/v1/directives/{id}/issue", id).then().statusCode(403);
        issue("MOI", id)
                .then()
                .statusCode(200)
                .body("status", is("ISSUED"))
                .body("recipients.size()", is(76))
                .body("version", is(2));
        assertThat(cascade.recipients(id, "SENT")).hasSize(76).doesNotContain("P10");
        issue("MOI", id).then().statusCode(409);
        read("P36", id).then().statusCode(200);
        read("D3604", id).then().statusCode(403);
        officer("P36")
                .queryParam("q", read("P36", id).path("number").toString())
                .get("/api/v1/directives")
                .then()
                .body("items.id", hasItem(id));
    }

    @Test
    void clusters_are_their_provinces_and_offices_are_themselves() {
        var id = issued(letterOf("MOI", "PROVINCE", "addressees", Map.of("offices", List.of("C01", "P36"))));
        read("MOI", id).then().body("recipients", equalTo(List.of("P11", "P12", "P13", "P36", "P73")));
    }

    @Test
    void a_letter_to_every_local_administration_is_one_batch() {
        var id = drafted(letterOf("DLA", "LOCAL"));
        var begin = System.nanoTime();
        var answer = issue("DLA", id);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        int sent = answer.then().statusCode(200).extract().path("recipients.size()");
        System.out.printf("issuing to %d offices took %d ms%n", sent, took.toMillis());
        assertThat(sent).isGreaterThan(7_800);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void cancelling_reaches_all_forwards_down_the_tree() {
        var id = issued(letterOf("MOI", "PROVINCE"));
        String toDistricts = forward("P36", cascade.received(id, "P36"), forwardTo("DISTRICT"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var onward = forwardTo("LOCAL");
        onward.put("issuedOn", "2024-12-20");
        String toLocals = forward("D3609", cascade.received(toDistricts, "D3609"), onward)
                .then()
                .statusCode(201)
                .body("rootDirectiveId", is(id))
                .extract()
                .path("id");
        var elsewhere = cascade.received(id, "P40");
        cancel("P36", id).then().statusCode(403);
        cancel("MOI", id).then().statusCode(200).body("status", is("CANCELLED"));
        for (var letter : List.of(id, toDistricts, toLocals)) {
            read("MOI", letter).then().body("status", is("CANCELLED"));
            assertThat(cascade.all("select distinct status from dispatch where directive_id = '" + letter + "'"))
                    .containsExactly("CANCELLED");
        }
        cancel("MOI", id).then().statusCode(409);
        forward("P40", elsewhere, forwardTo("DISTRICT")).then().statusCode(409);
        officer("D3609")
                .get("/api/v1/directives/{id}/history", toLocals)
                .then()
                .body("items.action", equalTo(List.of("FORWARDED", "CANCELLED")));
    }

    @Test
    void a_cancelled_draft_gives_its_number_back() {
        var letter = letterOf("P36", "DISTRICT");
        cancel("P36", drafted(letter)).then().statusCode(200);
        var id = issued(letter);
        cancel("P36", id).then().statusCode(200);
        draft(letter).then().statusCode(409);
    }

    @Test
    void a_letter_without_a_date_or_with_an_unfinished_report_rule_is_not_issued() {
        var undated = letterOf("P36", "DISTRICT");
        undated.remove("issuedOn");
        undated.put("issuedNotBefore", "2024-12-03");
        issue("P36", drafted(undated)).then().statusCode(409);
        var unfinished = letterOf("P36", "DISTRICT");
        unfinished.put(
                "clauses", List.of(Map.of("text", "รายงาน", "reporting", Map.of("every", "MONTH", "dueDay", 20))));
        issue("P36", drafted(unfinished)).then().statusCode(409);
    }

    @Test
    void a_weekly_report_is_kept_as_the_letter_has_it_and_is_not_collected_here() {
        var letter = letterOf("MOI", "PROVINCE");
        var weekly = new TreeMap<String, Object>(Map.of(
                "form",
                "soft-power-monthly",
                "every",
                "WEEK",
                "dueDay",
                5,
                "reporter",
                "PROVINCE",
                "recipient",
                "DLA"));
        letter.put("clauses", List.of(Map.of("text", "รายงานทุกวันศุกร์", "reporting", weekly)));
        var id = drafted(letter);
        read("MOI", id).then().body("clauses[0].reporting.every", is("WEEK"), "clauses[0].reporting.dueDay", is(5));
        issue("MOI", id).then().statusCode(409);
        weekly.put("dueDay", 8);
        draft(letter).then().statusCode(400).body("errors.field", equalTo(List.of("clauses[0].reporting.dueDay")));
        weekly.put("every", "MONTH");
        weekly.put("weekOfMonth", 2);
        draft(letter).then().statusCode(400).body("errors.field", equalTo(List.of("clauses[0].reporting.weekOfMonth")));
    }

    @Test
    void nobody_is_asked_to_report_to_an_office_that_does_not_stand_above() {
        for (var recipient : List.of("P99", "PROVINCE", "D3604", "C04")) {
            var rule = Map.of(
                    "form",
                    "soft-power-monthly",
                    "every",
                    "MONTH",
                    "dueDay",
                    5,
                    "reporter",
                    "PROVINCE",
                    "recipient",
                    recipient);
            draft(letterOf("MOI", "PROVINCE", "clauses", List.of(Map.of("text", "รายงาน", "reporting", rule))))
                    .then()
                    .statusCode(400)
                    .body("errors.field", equalTo(List.of("clauses[0].reporting.recipient")));
        }
    }

    @Test
    void the_days_of_the_steps_follow_from_the_letter_or_its_urgency() {
        var letter = letterOf("MOI", "PROVINCE");
        letter.put(
                "handling",
                Map.of("receiveBy", "2024-12-06", "acknowledgeBy", "2024-12-09", "forwardBy", "2024-12-20"));
        letter.put(
                "clauses",
                List.of(
                        Map.of("text", "ก", "deadline", Map.of("on", "2025-03-31")),
                        Map.of("text", "ข", "offices", List.of("P36"), "deadline", Map.of("on", "2025-01-31")),
                        Map.of("text", "ค", "levels", List.of("DISTRICT"), "deadline", Map.of("on", "2024-12-31"))));
        var id = issued(letter);
        assertThat(cascade.all("select receive_by || ' ' || acknowledge_by || ' ' || forward_by || ' ' || complete_by"
                        + " from dispatch where directive_id = '" + id
                        + "' and recipient in ('P36', 'P40') order by recipient"))
                .containsExactly(
                        "2024-12-06 2024-12-09 2024-12-20 2025-01-31", "2024-12-06 2024-12-09 2024-12-20 2025-03-31");
        var plain = issued(letterOf("MOI", "PROVINCE"));
        assertThat(cascade.all("select (receive_by - (sent_at at time zone 'Asia/Bangkok')::date) || ' '"
                        + " || coalesce(forward_by::text, '-') || coalesce(complete_by::text, '-')"
                        + " from dispatch where directive_id = '" + plain + "' and recipient = 'P36'"))
                .containsExactly("1 --");
    }
}
