package th.localpolicy.directive.issuing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static th.localpolicy.directive.issuing.Cascade.cancel;
import static th.localpolicy.directive.issuing.Cascade.forward;
import static th.localpolicy.directive.issuing.Cascade.forwardTo;
import static th.localpolicy.directive.issuing.Cascade.issued;
import static th.localpolicy.directive.letter.Letters.letterOf;
import static th.localpolicy.directive.letter.Letters.officer;
import static th.localpolicy.directive.letter.Letters.read;

@QuarkusTest
@Stack
class ForwardTest {

    @Inject
    Cascade cascade;

    private static Map<String, Object> reporting(int dueDay, String until) {
        return Map.of(
                "form",
                "soft-power-monthly",
                "every",
                "MONTH",
                "dueDay",
                dueDay,
                "from",
                "2024-12",
                "until",
                until,
                "reporter",
                "DISTRICT",
                "recipient",
                "PROVINCE");
    }

    private static List<Object> clause(String field, Object value) {
        return List.of(Map.of("label", "๑", "text", "ให้ดำเนินการ", field, value));
    }

    private static String letterWith(String field, Object value) {
        return issued(letterOf("MOI", "PROVINCE", "clauses", clause(field, value)));
    }

    @Test
    void a_province_forwards_under_its_own_number_with_earlier_days() {
        var id = letterWith("reporting", reporting(25, "2025-09"));
        var dispatch = cascade.received(id, "P36");
        var letter = forwardTo("DISTRICT");
        letter.put("clauses", clause("reporting", reporting(20, "2025-09")));
        String forward = forward("P36", dispatch, letter)
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/directives/"))
                .body("version", is(1))
                .body("status", is("ISSUED"))
                .body("forwards.directiveId", is(id))
                .body("forwards.dispatchId", is(dispatch.toString()))
                .body("rootDirectiveId", is(id))
                .body("recipients.size()", is(16))
                .body("relations[0].type", is("FORWARDS"))
                .body("relations[0].directiveId", is(id))
                .extract()
                .path("id");
        assertThat(cascade.all("select distinct parent_dispatch_id::text from dispatch where directive_id = '" + forward
                        + "'"))
                .containsExactly(dispatch.toString());
        assertThat(cascade.all("select status from dispatch where id = '" + dispatch + "'"))
                .containsExactly("FORWARDED");
        read("D3609", forward).then().statusCode(200);
        read("D3609", id).then().statusCode(200); // it holds a copy of what was forwarded to it
        forward("P36", dispatch, forwardTo("DISTRICT")).then().statusCode(409);
    }

    @Test
    void the_rest_may_follow_by_a_further_letter_and_no_office_is_sent_it_twice() {
        var id = issued(letterOf("MOI", "PROVINCE"));
        var dispatch = cascade.received(id, "P36");
        var first = forward("P36", dispatch, forwardToOffices("D3601", "D3602"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        forward("P36", dispatch, forwardToOffices("D3602", "D3603"))
                .then()
                .statusCode(409)
                .body("detail", containsString("D3602"));
        var second = forward("P36", dispatch, forwardToOffices("D3603"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var forwarded = "levels.find { it.level == 'PROVINCE' }.forwarded";
        var coverage = "/api/v1/directives/{id}/coverage";
        officer("MOI")
                .get(coverage, id)
                .then()
                .body(forwarded, is(1), "levels.find { it.level == 'DISTRICT' }.sent", is(3));
        var forwardedBy = "select status || ' ' || forwarded_directive_id from dispatch where id = '" + dispatch + "'";
        cancel("P36", second).then().statusCode(200);
        assertThat(cascade.all(forwardedBy)).containsExactly("FORWARDED " + first);
        officer("MOI").get(coverage, id).then().body(forwarded, is(1));
        cancel("P36", first).then().statusCode(200);
        assertThat(cascade.all("select status from dispatch where id = '" + dispatch + "'"))
                .containsExactly("ACKNOWLEDGED");
        officer("MOI").get(coverage, id).then().body(forwarded, is(0));
        forward("P36", dispatch, forwardToOffices("D3601", "D3602")).then().statusCode(201);
    }

    private static Map<String, Object> forwardToOffices(String... offices) {
        var letter = forwardTo("DISTRICT");
        letter.put("addressees", Map.of("offices", List.of(offices)));
        return letter;
    }

    @Test
    void nobody_is_given_time_to_receive_it_until_after_all_is_due() {
        var dispatch = cascade.received(letterWith("deadline", Map.of("on", "2025-03-31")), "P36");
        for (var step : List.of("receiveBy", "acknowledgeBy", "forwardBy")) {
            var letter = forwardTo("DISTRICT");
            letter.put("handling", Map.of(step, "2025-04-01"));
            forward("P36", dispatch, letter).then().statusCode(409).body("type", is("/problems/wrong-state"));
        }
        var letter = forwardTo("DISTRICT");
        letter.put("handling", Map.of("receiveBy", "2025-03-31", "forwardBy", "2025-03-31"));
        forward("P36", dispatch, letter).then().statusCode(201);
    }

    @Test
    void nobody_gives_more_time_than_was_given() {
        var reports = cascade.received(letterWith("reporting", reporting(25, "2025-09")), "P36");
        for (var later : List.of(reporting(26, "2025-09"), reporting(20, "2025-10"))) {
            var letter = forwardTo("DISTRICT");
            letter.put("clauses", clause("reporting", later));
            forward("P36", reports, letter).then().statusCode(409).body("type", is("/problems/wrong-state"));
        }
        var action = cascade.received(letterWith("deadline", Map.of("quarter", "2568-Q2")), "P36");
        var letter = forwardTo("DISTRICT");
        letter.put("clauses", clause("deadline", Map.of("on", "2025-04-01")));
        forward("P36", action, letter).then().statusCode(409);
        letter.put("clauses", clause("deadline", Map.of("on", "2025-03-31")));
        forward("P36", action, letter).then().statusCode(201);
    }

    @Test
    void who_gives_more_time_is_told_which_clause_and_the_latest_it_may_say() {
        var reports = cascade.received(letterWith("reporting", reporting(25, "2025-09")), "P36");
        var letter = forwardTo("DISTRICT");
        letter.put("clauses", clause("reporting", reporting(26, "2025-09")));
        letter.put("handling", Map.of("receiveBy", "2025-10-01"));
        forward("P36", reports, letter)
                .then()
                .statusCode(409)
                .body("detail", containsString("กำหนดได้ไม่เกินวันที่ 25 ของเดือน จนถึงเดือน 2025-09"))
                .body("errors.field", contains("handling.receiveBy", "clauses[0].reporting"));
        var action = cascade.received(letterWith("deadline", Map.of("quarter", "2568-Q2")), "P36");
        letter = forwardTo("DISTRICT");
        letter.put("clauses", clause("deadline", Map.of("on", "2025-04-01")));
        forward("P36", action, letter)
                .then()
                .statusCode(409)
                .body("detail", containsString("กำหนดได้ไม่เกินวันที่ 2025-03-31"))
                .body("errors.field", contains("clauses[0].deadline"));
    }

    @Test
    void a_deadline_counted_from_the_letter_keeps_its_day_when_it_is_passed_on() {
        var dispatch = cascade.received(letterWith("deadline", Map.of("withinDays", 30)), "P36");
        forward("P36", dispatch, forwardTo("DISTRICT"))
                .then()
                .statusCode(201)
                .body("clauses[0].deadline.resolved", is("2025-01-02"));
    }

    @Test
    void only_the_recipient_forwards_what_it_has_received() {
        var id = issued(letterOf("MOI", "PROVINCE"));
        var dispatch = cascade.dispatch(id, "P36");
        forward("P40", dispatch, forwardTo("DISTRICT")).then().statusCode(403);
        forward("P36", dispatch, forwardTo("DISTRICT")).then().statusCode(409); // not received
        officer("P36")
                .body(forwardTo("DISTRICT"))
                .post("/api/v1/dispatches/{id}/forward", dispatch)
                .then()
                .statusCode(403);
        forward("P36", UUID.randomUUID(), forwardTo("DISTRICT")).then().statusCode(404);
    }

    @Test
    void an_office_writes_to_its_own_reach_only() {
        var dispatch = cascade.received(issued(letterOf("MOI", "PROVINCE")), "P36");
        for (var office : List.of("P40", "D4001", "L360953", "MOI", "P36", "C01")) {
            var letter = forwardTo("DISTRICT");
            letter.put("addressees", Map.of("offices", List.of(office)));
            forward("P36", dispatch, letter)
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("addressees.offices[0]"));
        }
        forward("P36", dispatch, forwardTo("PROVINCE")).then().statusCode(400);
        var letter = forwardTo("DISTRICT");
        letter.put("addressees", Map.of("levels", List.of("DISTRICT"), "offices", List.of("L360050", "L3699")));
        forward("P36", dispatch, letter).then().statusCode(201).body("recipients.size()", is(18));
    }

    @Test
    void of_many_forwards_at_once_one_is_made() {
        var dispatch = cascade.received(issued(letterOf("MOI", "PROVINCE")), "P36");
        var answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> forward("P36", dispatch, forwardTo("DISTRICT")).statusCode())
                .toList();
        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(5);
    }

    @Test
    void a_forward_is_not_older_than_what_it_forwards() {
        var dispatch = cascade.received(issued(letterOf("MOI", "PROVINCE")), "P36");
        var letter = forwardTo("DISTRICT");
        letter.put("issuedOn", "2024-12-02");
        forward("P36", dispatch, letter).then().statusCode(400).body("errors.field", hasItem("issuedOn"));
    }
}
