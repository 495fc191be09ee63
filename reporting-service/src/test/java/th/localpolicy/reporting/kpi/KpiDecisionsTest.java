package th.localpolicy.reporting.kpi;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.kpi.Told.Event;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What the department decides: definitions, and official figures. */
@QuarkusTest
@Stack
class KpiDecisionsTest extends KpiFixture {

    private static final String CLOSE = KPI + "/quarters/2568-Q2/close";

    @AfterEach
    void forget() {
        sql("delete from kpi_closing");
        sql("delete from kpi_target where kpi_id <> 'soft-power-2568'");
        sql("delete from kpi where id <> 'soft-power-2568'");
        changed();
    }

    private static ValidatableResponse define(Map<String, ?> draft) {
        return given().auth()
                .oauth2(Tokens.of("DLA", "approver"))
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/api/v1/kpis")
                .then();
    }

    private static ValidatableResponse close(String path) {
        return given().auth().oauth2(Tokens.of("DLA", "approver")).post(path).then();
    }

    @Test
    void the_department_defines_a_kpi_of_another_year_which_counts_from_the_first_event_on() throws Exception {
        registry.tell(Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"));
        becomes("2025-09-30", 1);
        define(Map.of(
                        "id",
                        "soft-power-2569",
                        "fiscalYear",
                        2569,
                        "measure",
                        "DISTRICTS_WITH_REGISTERED_IDENTITY",
                        "targets",
                        Map.of("2569-Q1", 100, "2569-Q3", 500)))
                .statusCode(201)
                .header("Location", endsWith("/api/v1/kpis/soft-power-2569"))
                .body("universe", is(878), "targets.'2569-Q3'", is(500));
        get("/api/v1/kpis").then().body("items.id", contains("soft-power-2568", "soft-power-2569"));
        get("/api/v1/kpis/soft-power-2569").then().body("targets.'2569-Q1'", is(100));
        get("/api/v1/kpis/soft-power-2569/progress?asOf=2025-12-31")
                .then()
                .body("achieved", is(1), "quarters[0].target", is(100), "quarters[3].status", is("NO_TARGET"));
        define(Map.of(
                        "id",
                        "soft-power-2569",
                        "fiscalYear",
                        2570,
                        "measure",
                        "REPORTS_ON_TIME",
                        "targets",
                        Map.of("2570-Q1", 100)))
                .statusCode(409)
                .body("type", is("/problems/wrong-state"));
        get("/api/v1/kpis/soft-power-2569").then().body("fiscalYear", is(2569));
    }

    @ParameterizedTest
    @CsvSource({
        "P36, approver, outside-your-office",
        "MOI, approver, outside-your-office",
        "DLA, officer, role-required",
        "DLA, operator, role-required",
    })
    void nobody_but_an_approver_of_the_department_decides(String office, String role, String problem) {
        var someone = Tokens.of(office, role);
        given().auth()
                .oauth2(someone)
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/kpis")
                .then()
                .statusCode(403)
                .body("type", is("/problems/" + problem));
        given().auth().oauth2(someone).post(CLOSE).then().statusCode(403).body("type", is("/problems/" + problem));
        given().post(CLOSE).then().statusCode(401);
    }

    @Test
    void everything_that_is_wrong_with_a_definition_is_told_at_once_and_nothing_is_kept() {
        define(Map.of()).statusCode(400).body("errors.field", contains("id", "measure", "fiscalYear", "targets"));
        define(Map.of(
                        "id",
                        "Bad_Id",
                        "fiscalYear",
                        2025,
                        "measure",
                        "REPORTS_ON_TIME",
                        "universe",
                        10,
                        "targets",
                        Map.of()))
                .statusCode(400)
                .body("errors.field", contains("id", "fiscalYear", "universe", "targets"));
        define(Map.of(
                        "id",
                        "x",
                        "fiscalYear",
                        2569,
                        "measure",
                        "DISTRICTS_WITH_REGISTERED_IDENTITY",
                        "universe",
                        879,
                        "targets",
                        Map.of("2569-Q1", 500, "2569-Q2", 400, "2568-Q3", 500, "2569-Q4", 1000)))
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder("universe", "targets.2569-Q2", "targets.2568-Q3", "targets.2569-Q4"));
        define(Map.of("id", "x", "fiscalYear", 2569, "measure", "REPORTS_ON_TIME", "targets", Map.of("2569-Q1", 101)))
                .statusCode(400)
                .body("errors.field", contains("targets.2569-Q1"));
        define(Map.of("id", "x", "fiscalYear", 2569, "measure", "HAPPINESS", "targets", Map.of("2569-Q1", 1)))
                .statusCode(400)
                .body("errors.field", hasItem("measure"));
        get("/api/v1/kpis").then().body("items", hasSize(1));
    }

    @Test
    void a_closed_quarter_keeps_its_figure_and_later_corrections_stand_beside_it_with_their_reasons() throws Exception {
        var first = UUID.randomUUID();
        registry.tell(
                Event.registered(first, 3, "3604", "2025-01-01"),
                Event.registered(UUID.randomUUID(), 3, "3605", "2025-01-01"));
        becomes("2025-03-31", 2);
        close(CLOSE)
                .statusCode(200)
                .body(
                        "quarter",
                        is("2568-Q2"),
                        "achieved",
                        is(2),
                        "target",
                        is(439),
                        "status",
                        is("MISSED"),
                        "official.closedBy",
                        is("DLA"),
                        "official.closedAt",
                        notNullValue(),
                        "corrected",
                        nullValue(),
                        "corrections",
                        hasSize(0));
        var closed = knownNow();

        registry.tell(
                Event.registered(UUID.randomUUID(), 3, "3606", "2025-03-01"), // dated back
                Event.registered(UUID.randomUUID(), 3, "3607", "2025-03-02"),
                Event.registered(UUID.randomUUID(), 3, "3608", "2025-05-01"), // after the quarter: no correction
                Event.withdrawn(first, 4, "3604", "2025-01-01", "2025-02-01"));
        becomes("2025-05-01", 4);
        get(PROGRESS + "?asOf=2025-05-01")
                .then()
                .body(
                        "achieved",
                        is(4),
                        "quarters[1].achieved",
                        is(2),
                        "quarters[1].official.closedBy",
                        is("DLA"),
                        "quarters[1].corrected.achieved",
                        is(3),
                        "quarters[1].corrected.difference",
                        is(1),
                        "quarters[0].official",
                        nullValue());
        get(KPI + "/quarters/2568-Q2")
                .then()
                .body(
                        "achieved",
                        is(2),
                        "corrected.achieved",
                        is(3),
                        "corrections.office",
                        contains("D3604", "D3606", "D3607"),
                        "corrections.change",
                        contains("REMOVED", "ADDED", "ADDED"),
                        "corrections.why",
                        contains("identity.withdrawn", "identity.registered", "identity.registered"),
                        "corrections[0].subject",
                        is(first.toString()),
                        "corrections[0].endedOn",
                        is("2025-02-01"),
                        "corrections[0].learntAt",
                        notNullValue());
        // As it was known right after the closing, and before it.
        get(PROGRESS + "?asOf=2025-05-01&knownAt=" + closed)
                .then()
                .body(
                        "achieved",
                        is(2),
                        "quarters[1].official.closedBy",
                        is("DLA"),
                        "quarters[1].corrected",
                        nullValue());
        get(PROGRESS + "?asOf=2025-05-01&knownAt=" + closed.minusNanos(1_000))
                .then()
                .body("achieved", is(2), "quarters[1].official", nullValue());
        // On a day before its end the quarter was still running.
        get(PROGRESS + "?asOf=2025-03-30").then().body("quarters[1].official", nullValue());
    }

    @Test
    void a_quarter_is_closed_once_and_only_when_it_is_over() {
        define(Map.of("id", "far", "fiscalYear", 2642, "measure", "REPORTS_ON_TIME", "targets", Map.of("2642-Q1", 90)))
                .statusCode(201);
        close("/api/v1/kpis/far/quarters/2642-Q1/close").statusCode(409).body("type", is("/problems/wrong-state"));
        close("/api/v1/kpis/far/quarters/2568-Q1/close").statusCode(404);
        close("/api/v1/kpis/none/quarters/2568-Q1/close").statusCode(404);
        close(KPI + "/quarters/2568-Q9/close").statusCode(404);
        close(CLOSE).statusCode(200);
        close(CLOSE).statusCode(409).body("type", is("/problems/wrong-state"));
    }

    @Test
    void a_closing_sent_twice_under_its_key_is_answered_as_the_first_time() {
        var key = UUID.randomUUID().toString();
        var approver = Tokens.of("DLA", "approver");
        var first = given().auth()
                .oauth2(approver)
                .header("Idempotency-Key", key)
                .post(CLOSE)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(given().auth()
                        .oauth2(approver)
                        .header("Idempotency-Key", key)
                        .post(CLOSE)
                        .then()
                        .statusCode(200)
                        .header("Idempotent-Replayed", "true")
                        .extract()
                        .asString())
                .isEqualTo(first);
    }
}
