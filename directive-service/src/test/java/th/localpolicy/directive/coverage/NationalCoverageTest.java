package th.localpolicy.directive.coverage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.directive.dispatch.Desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static th.localpolicy.directive.dispatch.Desk.as;

/** The coverage of one letter at full size: 76 provinces, 878 districts, 7,850 local administrations. */
@QuarkusTest
@Stack
class NationalCoverageTest {

    private static final List<String> COUNTS = List.of(
            "sent",
            "received",
            "notReceived",
            "acknowledged",
            "notAcknowledged",
            "forwarded",
            "notForwarded",
            "completed",
            "notCompleted",
            "reported",
            "reportsExpected",
            "reportsMissing",
            "reportsOverdue",
            "overdue");

    private static UUID letter;

    @Inject
    Nation nation;

    @Inject
    Desk desk;

    @BeforeEach
    void the_letter_is_everywhere() {
        if (letter == null) {
            letter = nation.covered();
            nation.reported(letter, "2025-01");
        }
    }

    private static JsonPath get(String path) {
        return as("MOI", "auditor").get(path).then().statusCode(200).extract().jsonPath();
    }

    private static String coverage(String query) {
        return "/api/v1/directives/" + letter + "/coverage?" + query;
    }

    @Test
    void the_whole_country_is_counted_in_at_most_three_statements() {
        var levels = get(coverage("by=level"));
        assertThat(levels.getList("levels.level")).containsExactly("DEPARTMENT", "PROVINCE", "DISTRICT", "LOCAL");
        assertThat(levels.getList("levels.sent")).containsExactly(0, 76, 878, 7850);
        assertThat(levels.getList("levels.forwarded"))
                .containsExactly(0, 76, 877, 0); // one district has nobody below it
        assertThat(get(coverage("by=province")).getList("provinces")).hasSize(76);
        assertThat(desk.statementsOf(as("MOI", "auditor"), coverage("by=level")))
                .isLessThanOrEqualTo(3);
        assertThat(desk.statementsOf(as("MOI", "auditor"), coverage("by=province")))
                .isLessThanOrEqualTo(3);
        assertThat(timeOf(coverage("by=level"))).isLessThan(Duration.ofSeconds(1));
        assertThat(timeOf(coverage("by=province"))).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void the_cascade_of_a_province_is_at_most_two_statements() {
        var path = "/api/v1/directives/" + letter + "/cascade?under=P30";
        var cascade = get(path);
        assertThat(cascade.getList("dispatches.office")).containsExactly("P30");
        assertThat(cascade.getInt("dispatches[0].forward.sent"))
                .isEqualTo(cascade.getList("dispatches[0].forward.dispatches").size());
        assertThat(cascade.getList("dispatches[0].forward.dispatches.findAll { it.level == 'DISTRICT' }"))
                .hasSize(32);
        assertThat(cascade.getList(
                        "dispatches[0].forward.dispatches.forward.dispatches.flatten().findAll { it != null }.office"))
                .hasSizeGreaterThan(200);
        assertThat(desk.statementsOf(as("MOI", "auditor"), path)).isLessThanOrEqualTo(2);
        assertThat(timeOf(path)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void every_count_leads_to_a_list_that_is_as_long() {
        for (var by :
                List.of("by=level", "by=level&period=2025-01", "by=level&under=P36", "by=province&level=DISTRICT")) {
            var answer = get(coverage(by));
            List<Map<String, Object>> rows =
                    answer.getList(by.startsWith("by=level") ? "levels" : "provinces.findAll { it.code < 'P15' }");
            assertThat(rows).isNotEmpty();
            for (var row : rows) {
                for (var count : COUNTS) {
                    var list = ((Map<?, ?>) row.get("offices")).get(count).toString();
                    assertThat(get(list + "&count=true&limit=1").getInt("total"))
                            .as(list)
                            .isEqualTo(row.get(count));
                }
            }
        }
    }

    @Test
    void those_who_have_not_are_all_the_others() {
        for (var row : get(coverage("by=level")).<Map<String, Integer>>getList("levels")) {
            assertThat(row.get("notReceived")).isEqualTo(row.get("sent") - row.get("received"));
            assertThat(row.get("notAcknowledged")).isEqualTo(row.get("sent") - row.get("acknowledged"));
            assertThat(row.get("reportsMissing")).isEqualTo(row.get("reportsExpected") - row.get("reported"));
        }
        var districts = get(coverage("by=level&level=DISTRICT"));
        assertThat(districts.getInt("levels[0].reportsExpected")).isEqualTo(878);
        assertThat(districts.getInt("levels[0].reportsMissing")).isGreaterThan(500);
        assertThat(districts.getInt("levels[0].overdue"))
                .isGreaterThanOrEqualTo(districts.getInt("levels[0].reportsOverdue"));
        assertThat(districts.getInt("levels[0].notForwarded")).isEqualTo(1);
    }

    @Test
    void the_list_behind_a_count_is_read_to_its_end_without_gap_or_repeat() {
        var reached = get(coverage("by=level&level=DISTRICT")).getInt("levels[0].acknowledged");
        assertThat(reached).isGreaterThan(800);
        var seen = new ArrayList<String>();
        var list = "/api/v1/directives/" + letter + "/dispatches?level=DISTRICT&reached=ACKNOWLEDGED&limit=200";
        String next = "";
        while (next != null) {
            var page = get(list + (next.isEmpty() ? "" : "&cursor=" + next));
            seen.addAll(page.getList("items.recipient"));
            next = page.get("next");
        }
        assertThat(seen).hasSize(reached).doesNotHaveDuplicates().isSorted();
        assertThat(desk.statementsOf(as("MOI", "auditor"), list)).isLessThanOrEqualTo(2);
        assertThat(timeOf(list)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_branch_is_counted_by_itself_and_adds_up_to_the_whole() {
        var forwards = get("/api/v1/directives/" + letter + "/dispatches?level=PROVINCE&limit=200")
                .getList("items.forwardedDirectiveId", String.class);
        assertThat(forwards).hasSize(76);
        var districts = 0;
        for (var forward : forwards.subList(0, 5)) {
            var branch = get("/api/v1/directives/" + forward + "/coverage");
            districts += branch.getInt("levels.find { it.level == 'DISTRICT' }.sent");
        }
        var first = get(coverage("by=province&level=DISTRICT")).getList("provinces.sent", Integer.class);
        assertThat(districts)
                .isEqualTo(
                        first.subList(0, 5).stream().mapToInt(Integer::intValue).sum());
        assertThat(timeOf("/api/v1/directives/" + forwards.getFirst() + "/coverage"))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_coverage_that_has_not_changed_is_not_sent_again() {
        var tag = as("MOI", "auditor").get(coverage("by=level")).header("ETag");
        as("MOI", "auditor")
                .header("If-None-Match", tag)
                .get(coverage("by=level"))
                .then()
                .statusCode(304);
        nation.reported(letter, "2025-02"); // the same offices once more: a report counts once for an office
        as("MOI", "auditor")
                .header("If-None-Match", tag)
                .get(coverage("by=level"))
                .then()
                .statusCode(304);
        as("MOI", "auditor")
                .get(coverage("by=level&period=2025-03"))
                .then()
                .body("levels.find { it.level == 'PROVINCE' }.reported", is(0));
    }

    /** How long an answer takes once the way is warm; it is printed, for the record. */
    private static Duration timeOf(String path) {
        for (var i = 0; i < 5; i++) {
            get(path);
        }
        var begin = System.nanoTime();
        for (var i = 0; i < 10; i++) {
            get(path);
        }
        var took = Duration.ofNanos((System.nanoTime() - begin) / 10);
        System.out.printf("%s took %.1f ms%n", path.replace(letter.toString(), "…"), took.toNanos() / 1e6);
        return took;
    }
}
