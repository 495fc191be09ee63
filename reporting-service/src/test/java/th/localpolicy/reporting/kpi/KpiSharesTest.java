package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.testing.Contract;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.kpi.Told.Event;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** Measures that are a share of what was due in a quarter: defined as data, counted from what other parts tell. */
@QuarkusTest
@Stack
class KpiSharesTest extends KpiFixture {

    private static final String REPORTS = "/api/v1/kpis/reports-2568";
    private static final String DISPATCHES = "/api/v1/kpis/dispatches-2568";

    @BeforeEach
    void define() {
        sql("""
                insert into kpi (id, fiscal_year, measure) values ('reports-2568', 2568, 'REPORTS_ON_TIME'),
                    ('dispatches-2568', 2568, 'DISPATCHES_ACKNOWLEDGED_ON_TIME')
                """);
        sql(
                "insert into kpi_target (kpi_id, quarter, target) values ('reports-2568', 2, 90), ('dispatches-2568', 2, 95)");
        changed();
    }

    @AfterEach
    void forget() {
        sql("delete from kpi_closing");
        sql("delete from kpi_target where kpi_id <> 'soft-power-2568'");
        sql("delete from kpi where id <> 'soft-power-2568'");
        changed();
    }

    private static Event dispatch(
            String type, UUID id, long version, String recipient, String acknowledgeBy, String acknowledgedAt) {
        return Event.of("dispatch." + type, id, version, """
                {"dispatchId":"%s","recipient":"%s","status":"%s","acknowledgeBy":"%s","acknowledgedAt":%s,"level":"PROVINCE"}
                """.formatted(
                        id,
                        recipient,
                        type.equals("cancelled") ? "CANCELLED" : "SENT",
                        acknowledgeBy,
                        acknowledgedAt == null ? "null" : "\"" + acknowledgedAt + "\""));
    }

    private static Event report(String type, UUID id, long version, String reporter, String dueOn, String submittedAt) {
        return Event.of(type, id, version, """
                {"obligationId":"%s","reporter":"%s","recipient":"DLA","dueOn":"%s","status":"%s"%s}
                """.formatted(
                        id,
                        reporter,
                        dueOn,
                        type.equals("obligation.closed") ? "CANCELLED" : "OPEN",
                        submittedAt == null ? "" : ",\"submittedAt\":\"" + submittedAt + "\""));
    }

    private static void becomes(String kpi, int achieved, int universe) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(kpi + "/progress?asOf=2025-04-01")
                        .then()
                        .body("quarters[1].achieved", is(achieved), "quarters[1].universe", is(universe)));
    }

    @Test
    void dispatches_count_by_the_day_they_were_to_be_acknowledged() throws Exception {
        var late = UUID.randomUUID();
        var cancelled = UUID.randomUUID();
        var onTime = UUID.randomUUID();
        registry.tellTo(
                "directive.dispatch.v1",
                dispatch("sent", onTime, 1, "P36", "2025-01-10", null),
                // the last moment of the day in Bangkok
                dispatch("acknowledged", onTime, 3, "P36", "2025-01-10", "2025-01-10T16:59:59.999Z"),
                dispatch("received", onTime, 2, "P36", "2025-01-10", null), // late on its way, and older
                dispatch("acknowledged", late, 3, "D3604", "2025-01-10", "2025-01-10T17:00:00Z"),
                dispatch("sent", UUID.randomUUID(), 1, "DLA", "2025-03-31", null),
                dispatch("sent", UUID.randomUUID(), 1, "P36", "2025-04-01", null), // another quarter's
                dispatch("sent", cancelled, 1, "P36", "2025-01-10", null),
                dispatch("cancelled", cancelled, 2, "P36", "2025-01-10", null));
        becomes(DISPATCHES, 1, 3);
        get(DISPATCHES + "/progress?asOf=2025-04-01")
                .then()
                .body(
                        "quarters[1].percent",
                        is(33.33f),
                        "quarters[1].status",
                        is("MISSED"),
                        "quarters[1].shortfall",
                        is(2),
                        "pacePerWeek",
                        nullValue());
        get(DISPATCHES + "/progress?asOf=2025-01-15")
                .then()
                .body("quarters[1].achieved", is(1), "quarters[1].universe", is(2), "quarters[1].status", is("BEHIND"));
        get(DISPATCHES + "/provinces?asOf=2025-03-31")
                .then()
                .body(
                        "items",
                        hasSize(76),
                        "items.find { it.code == '36' }.achieved",
                        is(1),
                        "items.find { it.code == '36' }.universe",
                        is(2),
                        "items.find { it.code == '36' }.target",
                        is(95),
                        "items.find { it.code == '30' }.percent",
                        nullValue());
        get(DISPATCHES + "/timeline?asOf=2025-01-11")
                .then()
                .body("points.last().achieved", is(1), "points.last().universe", is(2));
        get(DISPATCHES + "/districts").then().statusCode(409).body("type", is("/problems/wrong-state"));
    }

    @Test
    void reports_count_by_their_first_version_and_stay_on_time_when_corrected_later() throws Exception {
        var onTime = UUID.randomUUID();
        var lifted = UUID.randomUUID();
        var late = UUID.randomUUID();
        registry.tellTo(
                "reporting.obligation.v1",
                report("obligation.opened", onTime, 1, "P36", "2025-01-25", null),
                report("obligation.opened", late, 1, "P36", "2025-01-25", null),
                report("obligation.opened", UUID.randomUUID(), 1, "D3604", "2025-01-20", null),
                report("obligation.opened", lifted, 1, "P36", "2025-01-25", null),
                report("obligation.closed", lifted, 2, "P36", "2025-01-25", null));
        registry.tellTo(
                "reporting.submission.v1",
                report("submission.submitted", onTime, 2, "P36", "2025-01-25", "2025-01-25T10:00:00Z"),
                report("submission.corrected", onTime, 3, "P36", "2025-01-25", "2025-02-03T10:00:00Z"),
                report("submission.submitted", late, 2, "P36", "2025-01-25", "2025-01-26T10:00:00Z"));
        becomes(REPORTS, 1, 3);
    }

    @Test
    void a_share_that_is_closed_shows_what_came_to_light_later() throws Exception {
        var report = UUID.randomUUID();
        registry.tellTo("reporting.obligation.v1", report("obligation.opened", report, 1, "P36", "2025-01-25", null));
        becomes(REPORTS, 0, 1);
        given().auth()
                .oauth2(Tokens.of("DLA", "approver"))
                .post(REPORTS + "/quarters/2568-Q2/close")
                .then()
                .statusCode(200)
                .body("achieved", is(0), "universe", is(1));
        registry.tellTo(
                "reporting.submission.v1",
                report("submission.submitted", report, 2, "P36", "2025-01-25", "2025-01-24T10:00:00Z"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(REPORTS + "/quarters/2568-Q2")
                        .then()
                        .body(
                                "achieved",
                                is(0),
                                "corrected.achieved",
                                is(1),
                                "corrections.size()",
                                greaterThan(0),
                                "corrections[0].office",
                                is("P36"),
                                "corrections[0].doneOn",
                                is("2025-01-24")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dispatch.sent",
                "dispatch.received",
                "dispatch.acknowledged",
                "dispatch.forwarded",
                "dispatch.completed",
                "dispatch.cancelled",
                "dispatch.reopened",
                "dispatch.rescheduled"
            })
    void every_sample_of_the_contract_is_understood(String type) throws Exception {
        var key = UUID.fromString("0193a2c4-5d1e-7b60-8f3a-2c9e41d07b36");
        registry.tellTo("directive.dispatch.v1", Event.of(type, key, 5, Contract.sampleOf(type)));
        await().atMost(Duration.ofSeconds(20)).until(() -> keptOf(type) == 1);
    }

    private int keptOf(String type) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("""
                        select count(*) from kpi_due
                        where type = ? and office = 'P36' and due_on between '2024-10-01' and '2025-09-30'
                        """)) {
            count.setString(1, type);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Test
    void a_rebuild_gives_the_same_shares() throws Exception {
        var onTime = UUID.randomUUID();
        // What other tests told stands in the topics too: after the first rebuild live and topics are the same.
        rebuild();
        int before = get(DISPATCHES + "/progress?asOf=2025-04-01").path("quarters[1].achieved");
        int of = get(DISPATCHES + "/progress?asOf=2025-04-01").path("quarters[1].universe");
        registry.tellTo(
                "directive.dispatch.v1",
                dispatch("sent", onTime, 1, "P36", "2025-02-10", null),
                dispatch("acknowledged", onTime, 3, "P36", "2025-02-10", "2025-02-01T00:00:00Z"));
        becomes(DISPATCHES, before + 1, of + 1);
        rebuild();
        becomes(DISPATCHES, before + 1, of + 1);
    }

    private static void rebuild() {
        given().auth()
                .oauth2(Tokens.of("DLA", "operator"))
                .post("/api/v1/operations/reporting/kpi-projection/rebuild")
                .then()
                .statusCode(200);
    }
}
