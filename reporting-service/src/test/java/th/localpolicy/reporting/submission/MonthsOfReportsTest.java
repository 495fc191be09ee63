package th.localpolicy.reporting.submission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

/** A report is about its month: not before it, and of nothing done in another. */
@QuarkusTest
@Stack
class MonthsOfReportsTest extends ReportsOverHttp {

    @Inject
    Clock clock;

    private YearMonth thisMonth() {
        return YearMonth.from(Bangkok.today(clock));
    }

    private UUID owedOf(YearMonth month, String every) {
        var id = owed("D3604", "P36", month.toString(), LocalDate.of(2199, 1, 20));
        sql("update obligation set every = '" + every + "' where id = '" + id + "'");
        return id;
    }

    private static ValidatableResponse nil(UUID obligation) {
        return as("D3604", "officer")
                .header("Accept-Language", "en")
                .body(Map.of("obligationId", obligation, "nil", true))
                .post(SUBMISSIONS)
                .then();
    }

    @Test
    void a_month_that_has_not_begun_cannot_be_reported_and_one_that_has_can() {
        nil(owedOf(thisMonth().plusMonths(1), "MONTH"))
                .statusCode(409)
                .body("type", is("/problems/wrong-state"), "detail", containsString("has not begun"));
        assertThat(one("select count(*) from submission")).isEqualTo("0");
        nil(owedOf(thisMonth(), "MONTH")).statusCode(201);
    }

    @Test
    void a_quarter_can_be_reported_once_it_has_begun_and_what_is_asked_once_at_any_time() {
        nil(owedOf(thisMonth().plusMonths(3), "QUARTER")).statusCode(409);
        nil(owedOf(thisMonth().plusMonths(2), "QUARTER")).statusCode(201);
        nil(owedOf(thisMonth().plusMonths(4), "ONCE")).statusCode(201);
    }

    private static ValidatableResponse activity(UUID obligation, String startsOn, String endsOn) {
        var activity = new HashMap<>(Map.of("type", "EVENT", "title", "งาน"));
        if (startsOn != null) {
            activity.put("startsOn", startsOn);
        }
        if (endsOn != null) {
            activity.put("endsOn", endsOn);
        }
        return as("D3604", "officer")
                .header("Accept-Language", "en")
                .body(Map.of("obligationId", obligation, "report", Map.of("activities", List.of(activity))))
                .post(SUBMISSIONS)
                .then();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-31,,startsOn",
        "2024-12-01,2024-12-31,endsOn",
        ",2024-12-31,endsOn",
        "2025-02-01,,startsOn",
        "2025-02-01,2025-02-02,startsOn"
    })
    void an_activity_of_another_month_is_refused(String startsOn, String endsOn, String field) {
        activity(owed("D3604", "P36"), startsOn, endsOn)
                .statusCode(400)
                .body("errors.field", contains("report.activities[0]." + field))
                .body("errors[0].detail", containsString("2025-01-01 to 2025-01-31"));
        assertThat(one("select count(*) from submission")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({",", "2025-01-01,", "2025-01-31,", "2024-11-01,2025-01-01", "2025-01-31,2025-03-01", ",2025-02-05"})
    void an_activity_that_touches_the_month_is_taken(String startsOn, String endsOn) {
        activity(owed("D3604", "P36"), startsOn, endsOn).statusCode(201);
    }

    @Test
    void an_activity_of_the_quarter_s_first_month_belongs_to_the_quarter() {
        var quarter = owed("D3604", "P36", "2025-03", LocalDate.of(2199, 1, 20));
        sql("update obligation set every = 'QUARTER'");
        activity(quarter, "2025-01-05", null).statusCode(201);
    }

    @Test
    void what_is_to_be_done_now_is_one_call() {
        var overdue = owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        var open = owedOf(thisMonth(), "MONTH");
        owedOf(thisMonth().plusMonths(1), "MONTH");
        var quarter = owedOf(thisMonth().plusMonths(2), "QUARTER");
        owed("D3605", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        var returned = owed("D3604", "P36", "2025-02", LocalDate.of(2025, 2, 20));
        var id = submitted("D3604", returned);
        submitted("D3604", owed("D3604", "P36", "2025-03", LocalDate.of(2025, 3, 20)));
        as("P36", "approver").body(Map.of("reason", "แก้")).post(SUBMISSIONS + "/{id}/return", id);
        as("D3604", "officer")
                .get("/api/v1/obligations?owed=true&count=true&office=D3604")
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        containsInAnyOrder(
                                overdue.toString(), open.toString(), quarter.toString(), returned.toString()),
                        "total",
                        is(4));
        as("D3604", "officer")
                .get("/api/v1/obligations?owed=false&count=true&limit=1")
                .then()
                .body("total", is(2));
        as("D3604", "officer")
                .get("/api/v1/obligations?status=OVERDUE&status=RETURNED")
                .then()
                .body("items.status", contains("OVERDUE", "RETURNED"));
        as("P36", "officer")
                .get(SUBMISSIONS + "?status=RETURNED&status=ACCEPTED")
                .then()
                .body("items.status", contains("RETURNED"));
        as("P36", "officer").get(SUBMISSIONS + "?status=ACCEPTED").then().body("items", empty());
        as("P36", "officer")
                .get(SUBMISSIONS + "?status=RETURNED&status=GONE")
                .then()
                .statusCode(400);
    }
}
