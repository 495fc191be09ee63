package th.localpolicy.directive.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.directive.dispatch.Desk;
import th.localpolicy.directive.dispatch.StepDates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static th.localpolicy.directive.dispatch.Desk.as;
import static th.localpolicy.directive.dispatch.Desk.officer;
import static th.localpolicy.directive.dispatch.Desk.receive;
import static th.localpolicy.directive.dispatch.Desk.take;

/** Who sees how much of a letter's way, and that a change counts at once. */
@QuarkusTest
@Stack
class CoverageTest {

    private static final LocalDate PAST = LocalDate.of(2025, 1, 2);

    @Inject
    Desk desk;

    private static JsonPath coverage(String office, UUID letter, String query) {
        return as(office, "auditor")
                .get("/api/v1/directives/{letter}/coverage?" + query, letter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int count(JsonPath coverage, String level, String count) {
        return coverage.getInt("levels.find { it.level == '%s' }.%s".formatted(level, count));
    }

    @Test
    void every_step_counts_at_once() {
        var letter = desk.letter("2024-12-03");
        var dispatch = desk.send(letter, "P36", new StepDates(PAST, PAST, null, null));
        assertThat(count(coverage("MOI", letter, "by=level"), "PROVINCE", "sent"))
                .isEqualTo(1);
        assertThat(count(coverage("MOI", letter, "by=level"), "PROVINCE", "overdue"))
                .isEqualTo(1);
        receive("P36", dispatch);
        assertThat(count(coverage("MOI", letter, "by=level"), "PROVINCE", "received"))
                .isEqualTo(1);
        assertThat(count(coverage("MOI", letter, "by=level"), "PROVINCE", "overdue"))
                .isEqualTo(1);
        take("P36", dispatch, "acknowledge", Map.of());
        var done = coverage("MOI", letter, "by=level");
        assertThat(count(done, "PROVINCE", "acknowledged")).isEqualTo(1);
        assertThat(count(done, "PROVINCE", "overdue")).isZero();
        desk.forwarded(dispatch, letter, "P36", "D3601", "D3602", "L360152");
        var forwarded = coverage("MOI", letter, "by=level");
        assertThat(count(forwarded, "PROVINCE", "forwarded")).isEqualTo(1);
        assertThat(count(forwarded, "DISTRICT", "sent")).isEqualTo(2);
        assertThat(count(forwarded, "LOCAL", "sent")).isEqualTo(1);
        desk.cancel(letter);
        assertThat(count(coverage("MOI", letter, "by=level"), "PROVINCE", "sent"))
                .isZero();
    }

    @Test
    void an_office_to_which_the_letter_came_by_two_roads_counts_once() {
        var letter = desk.letter("2024-12-03");
        var governor = desk.send(letter, "P40", StepDates.NONE);
        var fieldOffice = desk.send(letter, "DLA", StepDates.NONE);
        var one = desk.forwarded(governor, letter, "P40", "D4001");
        desk.forwarded(fieldOffice, letter, "DLA", "D4001");
        receive("D4001", desk.dispatchOf(one, "D4001"));
        var districts = coverage("MOI", letter, "by=level");
        assertThat(count(districts, "DISTRICT", "sent")).isEqualTo(1);
        assertThat(count(districts, "DISTRICT", "received")).isEqualTo(1);
        as("MOI", "auditor")
                .get("/api/v1/directives/{letter}/dispatches?level=DISTRICT&count=true", letter)
                .then()
                .body("items.recipient", contains("D4001"), "items[0].status", is("RECEIVED"), "total", is(1));
    }

    @Test
    void the_issuer_sees_all_of_it_and_an_office_it_has_come_to_what_is_under_itself() {
        var letter = desk.letter("2024-12-03");
        var p41 = desk.send(letter, "P41", StepDates.NONE);
        var p42 = desk.send(letter, "P42", StepDates.NONE);
        desk.forwarded(p41, letter, "P41", "D4101", "D4102");
        desk.forwarded(p42, letter, "P42", "D4201");
        assertThat(count(coverage("MOI", letter, "by=level"), "DISTRICT", "sent"))
                .isEqualTo(3);
        assertThat(count(coverage("DLA", letter, "by=level"), "DISTRICT", "sent"))
                .isEqualTo(3);
        assertThat(count(coverage("P41", letter, "by=level"), "DISTRICT", "sent"))
                .isEqualTo(2);
        assertThat(count(coverage("P41", letter, "by=level"), "PROVINCE", "sent"))
                .isEqualTo(1);
        assertThat(count(coverage("D4101", letter, "by=level"), "DISTRICT", "sent"))
                .isEqualTo(1);
        assertThat(coverage("MOI", letter, "by=province").getList("provinces.code"))
                .containsExactly("P41", "P42");
        assertThat(coverage("P41", letter, "by=province").getList("provinces.sent"))
                .containsExactly(3);
        for (var path : List.of("coverage", "dispatches", "cascade")) {
            officer("P43")
                    .get("/api/v1/directives/{letter}/" + path, letter)
                    .then()
                    .statusCode(403)
                    .body("type", is("/problems/outside-your-office"));
            officer("P41")
                    .get("/api/v1/directives/{letter}/" + path + "?under=P42", letter)
                    .then()
                    .statusCode(403);
            officer("P41")
                    .get("/api/v1/directives/{letter}/" + path, UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }
        officer("P41")
                .get("/api/v1/directives/{letter}/dispatches", letter)
                .then()
                .body("items.recipient", contains("D4101", "D4102", "P41"));
    }

    @Test
    void the_offices_behind_a_count_are_narrowed_by_state_and_by_lateness() {
        var letter = desk.letter("2024-12-03");
        var p44 = desk.send(letter, "P44", new StepDates(PAST, null, null, null));
        desk.send(letter, "P45", new StepDates(PAST, null, null, null));
        receive("P44", p44);
        var list = "/api/v1/directives/" + letter + "/dispatches?level=PROVINCE&";
        officer("MOI").get(list + "status=SENT").then().body("items.recipient", contains("P45"));
        officer("MOI").get(list + "status=RECEIVED").then().body("items.recipient", contains("P44"));
        officer("MOI").get(list + "overdue=true").then().body("items.recipient", contains("P45"));
        officer("MOI").get(list + "overdue=false").then().body("items.recipient", contains("P44"));
        officer("MOI").get(list + "under=P44").then().body("items.recipient", contains("P44"));
        desk.cancel(letter);
        officer("MOI").get(list + "status=CANCELLED").then().body("items.recipient", containsInAnyOrder("P44", "P45"));
    }

    @Test
    void the_cascade_shows_who_sent_it_to_whom() {
        var letter = desk.letter("2024-12-03");
        var p46 = desk.send(letter, "P46", StepDates.NONE);
        desk.send(letter, "P47", StepDates.NONE);
        receive("P46", p46);
        var forward = desk.forwarded(p46, letter, "P46", "D4601", "D4602");
        desk.forwarded(desk.dispatchOf(forward, "D4601"), letter, "D4601", "L460152");
        officer("MOI")
                .get("/api/v1/directives/{letter}/cascade?under=P46", letter)
                .then()
                .statusCode(200)
                .body(
                        "dispatches.office",
                        contains("P46"),
                        "dispatches[0].receiptNumber",
                        is(1),
                        "dispatches[0].forward.dispatches.office",
                        contains("D4601", "D4602"),
                        "dispatches[0].forward.dispatches[0].forward.dispatches.office",
                        contains("L460152"),
                        "dispatches[0].forward.dispatches[1].forward",
                        nullValue());
        officer("MOI")
                .get("/api/v1/directives/{letter}/cascade?limit=1", letter)
                .then()
                .body(
                        "dispatches.office",
                        contains("P46"),
                        "dispatches[0].forward.sent",
                        is(2),
                        "dispatches[0].forward.dispatches",
                        nullValue());
        officer("D4601")
                .get("/api/v1/directives/{letter}/cascade?under=D4601", letter)
                .then()
                .body("dispatches.office", contains("D4601"));
        officer("MOI")
                .get("/api/v1/directives/{letter}/cascade?under=DLA", letter)
                .then()
                .statusCode(400);
    }

    @Test
    void a_letter_that_no_office_was_sent_is_covered_by_nobody() {
        var letter = desk.letter("2024-12-03");
        assertThat(coverage("MOI", letter, "by=level").getList("levels.sent")).containsOnly(0);
        assertThat(coverage("MOI", letter, "by=province").getList("provinces")).isEmpty();
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        var letter = desk.letter("2024-12-03");
        for (var query : List.of(
                "coverage?by=region",
                "coverage?period=2568-01-01",
                "coverage?period=2025-13",
                "coverage?level=VILLAGE",
                "coverage?under=P1",
                "dispatches?status=LOST",
                "dispatches?limit=0",
                "dispatches?limit=201",
                "dispatches?cursor=%2B",
                "dispatches?cursor=AA", // a NUL
                "dispatches?cursor=UDM",
                "cascade?cursor=AA")) {
            officer("MOI")
                    .urlEncodingEnabled(false)
                    .get("/api/v1/directives/" + letter + "/" + query)
                    .then()
                    .statusCode(oneOf(400, 404));
        }
    }
}
