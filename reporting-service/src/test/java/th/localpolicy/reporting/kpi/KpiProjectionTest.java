package th.localpolicy.reporting.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.testing.Contract;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.kpi.Told.Event;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@Stack
class KpiProjectionTest extends KpiFixture {

    @Test
    void a_registered_identity_counts_from_its_day_on() throws Exception {
        registry.tell(Event.registered(UUID.randomUUID(), 3, "3604", "2025-03-31"));
        becomes("2025-09-30", 1);
        assertThat(achieved("2025-03-31")).isEqualTo(1);
        assertThat(achieved("2025-03-30")).isZero();
        get("/api/v1/kpis/soft-power-2568/progress?asOf=2025-04-01")
                .then()
                .body(
                        "quarters.quarter",
                        contains("2568-Q1", "2568-Q2", "2568-Q3", "2568-Q4"),
                        "quarters.achieved",
                        contains(0, 1, 1, 1),
                        "quarters.target",
                        contains(null, 439, null, 878),
                        "quarters[1].status",
                        is("MISSED"),
                        "universe",
                        is(878));
    }

    @Test
    void districts_are_counted_not_identities() throws Exception {
        registry.tell(
                Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"),
                Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-02"),
                Event.registered(UUID.randomUUID(), 3, "3605", "2025-01-03"));
        becomes("2025-09-30", 2);
    }

    @Test
    void the_same_event_told_twice_counts_once() throws Exception {
        var identity = UUID.randomUUID();
        var event = Event.registered(identity, 3, "3604", "2025-01-01");
        registry.tell(event, event, event);
        afterThat(identity, 9, "3604", 1);
        assertThat(achieved("2025-03-31")).isEqualTo(1);
    }

    @Test
    void a_withdrawn_identity_counts_until_its_day_and_a_late_older_event_does_not_bring_it_back() throws Exception {
        var identity = UUID.randomUUID();
        registry.tell(
                Event.withdrawn(identity, 4, "3604", "2025-01-01", "2025-06-01"),
                Event.registered(identity, 3, "3604", "2025-01-01"),
                Event.registered(UUID.randomUUID(), 3, "3605", "2025-01-01"));
        await().atMost(Duration.ofSeconds(20)).until(() -> achieved("2025-05-31") == 2);
        becomes("2025-06-01", 1);
    }

    @Test
    void what_was_known_at_an_instant_can_be_asked_again_whenever_it_was_decided() throws Exception {
        var identity = UUID.randomUUID();
        var nothing = knownNow();
        registry.tell(Event.registered(identity, 3, "3604", "2025-01-01").at("2025-01-02T00:00:00Z"));
        becomes("2025-03-31", 1);
        var registered = knownNow();
        // Decided before we first looked, heard of only now: what we said then is not touched.
        registry.tell(
                Event.withdrawn(identity, 4, "3604", "2025-01-01", "2025-02-01").at("2025-01-03T00:00:00Z"));
        becomes("2025-03-31", 0);
        var asKnown = PROGRESS + "?asOf=2025-03-31&knownAt=";
        get(asKnown + nothing).then().body("achieved", is(0));
        get(asKnown + registered).then().body("achieved", is(1), "knownAt", is(registered.toString()));
        get(asKnown + knownNow()).then().body("achieved", is(0));
        get(asKnown + "2001-01-01T00:00:00Z").then().body("achieved", is(0));
    }

    @Test
    void a_superseded_identity_counts_until_its_day_and_its_successor_by_its_own_event() throws Exception {
        var old = UUID.randomUUID();
        registry.tell(Event.registered(old, 3, "3604", "2025-01-01"));
        becomes("2025-09-30", 1);
        registry.tell(Event.superseded(old, 4, "3604", "2025-01-01", "2025-06-01"));
        becomes("2025-09-30", 0);
        assertThat(achieved("2025-05-31")).isEqualTo(1);
        registry.tell(Event.registered(UUID.randomUUID(), 3, "3604", "2025-06-01"));
        becomes("2025-09-30", 1);
        assertThat(achieved("2025-06-01")).isEqualTo(1);
    }

    @Test
    void an_event_of_a_service_whose_clock_is_ahead_counts_at_once() throws Exception {
        registry.tell(
                Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01").at("2199-01-01T00:00:00Z"));
        becomes("2025-03-31", 1);
    }

    @Test
    void who_has_read_the_figures_is_sent_them_again_only_when_they_changed() throws Exception {
        var progress = "/api/v1/kpis/soft-power-2568/progress?asOf=2025-03-31";
        var tag = get(progress).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(progress).then().statusCode(304);
        registry.tell(Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"));
        becomes("2025-03-31", 1);
        given().header("If-None-Match", tag).get(progress).then().statusCode(200);
    }

    @Test
    void an_event_nobody_can_read_is_parked_and_the_others_flow_on() throws Exception {
        var broken = UUID.randomUUID();
        registry.tell(
                new Event(
                        UUID.randomUUID(),
                        "identity.registered",
                        broken.toString(),
                        3,
                        Instant.EPOCH,
                        "{\"identityId\":"),
                Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"));
        becomes("2025-09-30", 1);
        var operator = Tokens.of("DLA", "operator");
        String id = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> given().auth()
                                .oauth2(operator)
                                .get("/api/v1/operations/reporting/dead-letters")
                                .jsonPath()
                                .<String>get("find { it.key == '%s' }.id".formatted(broken)),
                        found -> found != null);
        given().auth()
                .oauth2(operator)
                .post("/api/v1/operations/reporting/dead-letters/" + id + "/retry")
                .then()
                .statusCode(200)
                .body("records", is(0));
        given().auth()
                .oauth2(operator)
                .post("/api/v1/operations/reporting/dead-letters/" + id + "/discard")
                .then()
                .statusCode(200)
                .body("records", is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity.registered", "identity.withdrawn", "identity.designated"})
    void every_sample_of_the_contract_is_understood(String type) throws Exception {
        var key = "0193f2a1-7c1e-7a52-9d0b-6f3b1f0c2a11";
        registry.tell(new Event(
                UUID.randomUUID(), type, key, 5, Instant.parse("2025-06-01T00:00:00Z"), Contract.sampleOf(type)));
        becomes("2025-05-31", 1);
    }

    @Test
    void the_programme_of_2568_is_there_from_the_start() {
        get("/api/v1/kpis")
                .then()
                .statusCode(200)
                .body(
                        "items",
                        hasSize(1),
                        "items[0].id",
                        is("soft-power-2568"),
                        "items[0].targets.'2568-Q2'",
                        is(439),
                        "items[0].targets.'2568-Q4'",
                        is(878),
                        "items[0].targets.'2568-Q1'",
                        nullValue());
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        get("/api/v1/kpis/none/progress").then().statusCode(404).body("type", is("/problems/not-found"));
        for (var query : List.of(
                "asOf=2025-02-30",
                "asOf=tomorrow",
                "asOf=31/03/2568",
                "knownAt=2025-01-01",
                "asOf=%2B10000-01-01",
                "asOf=%2B999999999-12-31",
                "asOf=0000-01-01",
                "asOf=2568-03-31",
                "knownAt=%2B300000-01-01T00:00:00Z",
                "knownAt=0001-01-01T00:00:00Z")) {
            given().urlEncodingEnabled(false)
                    .get("/api/v1/kpis/soft-power-2568/progress?" + query)
                    .then()
                    .statusCode(400)
                    .body("type", is("/problems/invalid-request"));
        }
    }

    @Test
    void an_event_that_could_not_come_from_the_registry_is_parked() throws Exception {
        for (var data : List.of(
                "\"districtCode\":\"1001\",\"provinceCode\":\"10\",\"registeredOn\":\"2025-01-01\"",
                "\"districtCode\":\"3604\",\"provinceCode\":\"36\",\"registeredOn\":\"+999999999-01-01\"",
                "\"districtCode\":\"3604\",\"provinceCode\":\"30\",\"registeredOn\":\"2025-01-01\"")) {
            var identity = UUID.randomUUID();
            registry.tell(new Event(
                    UUID.randomUUID(),
                    "identity.registered",
                    identity.toString(),
                    3,
                    Instant.EPOCH,
                    "{\"identityId\":\"%s\",%s}".formatted(identity, data)));
        }
        afterThat(UUID.randomUUID(), 3, "3605", 1);
        assertThat(achieved("2025-09-30")).isEqualTo(1);
        sql("update dead_letter set settled_at = now(), settled_how = 'DISCARDED' where settled_at is null");
    }
}
