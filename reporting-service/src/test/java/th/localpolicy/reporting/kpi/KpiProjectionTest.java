package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@Stack
class KpiProjectionTest {

    private static final String REBUILD = "/api/v1/operations/reporting/kpi-projection/rebuild";

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private Told registry;

    @BeforeEach
    void begin() {
        registry = new Told(kafka);
        sql("delete from kpi_fact");
    }

    @AfterEach
    void end() {
        registry.close();
    }

    private void sql(String statement) {
        try (var connection = database.getConnection();
                var run = connection.prepareStatement(statement)) {
            run.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int achieved(String asOf) {
        return get("/api/v1/kpis/soft-power-2568/progress?asOf=" + asOf)
                .then()
                .statusCode(200)
                .extract()
                .path("achieved");
    }

    private static void becomes(String asOf, int districts) {
        await().atMost(Duration.ofSeconds(20)).until(() -> achieved(asOf) == districts);
    }

    /** Tells of one more district and waits for it: whatever was told before it under the same key has been taken in. */
    private void afterThat(UUID key, long version, String district, int districts) throws Exception {
        registry.tell(Event.registered(key, version, district, "2024-11-01"));
        becomes("2025-09-30", districts);
    }

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
    void what_was_known_at_an_instant_can_be_asked_again() throws Exception {
        var identity = UUID.randomUUID();
        registry.tell(
                Event.registered(identity, 3, "3604", "2025-01-01").at("2025-01-02T00:00:00Z"),
                Event.withdrawn(identity, 4, "3604", "2025-01-01", "2025-02-01").at("2025-05-01T00:00:00Z"));
        becomes("2025-03-31", 0);
        var asKnown = "/api/v1/kpis/soft-power-2568/progress?asOf=2025-03-31&knownAt=";
        get(asKnown + "2025-04-30T00:00:00Z").then().body("achieved", is(1));
        get(asKnown + "2025-05-01T00:00:00Z").then().body("achieved", is(0));
        get(asKnown + "2025-01-01T00:00:00Z").then().body("achieved", is(0));
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
    void a_rebuild_from_the_topic_gives_the_figures_of_the_live_projection_while_events_keep_coming() throws Exception {
        rebuild(); // the facts that other tests have deleted come back: from here on live and topic are the same
        var random = new Random(2568);
        var goOn = new AtomicBoolean(true);
        var told = new ArrayList<UUID>();
        var telling = Thread.ofVirtual().start(() -> {
            while (goOn.get()) {
                var identity = UUID.randomUUID();
                var district = "%02d%02d".formatted(50 + random.nextInt(8), 1 + random.nextInt(9));
                try {
                    registry.tell(Event.registered(identity, 3, district, "2025-0" + (1 + random.nextInt(9)) + "-15"));
                    if (random.nextInt(3) == 0) {
                        registry.tell(Event.withdrawn(identity, 4, district, "2025-01-15", "2025-09-20"));
                    }
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
                told.add(identity);
            }
        });
        await().until(() -> told.size() > 50);
        rebuild();
        await().until(() -> told.size() > 100);
        goOn.set(false);
        telling.join();
        afterThat(UUID.randomUUID(), 3, "6001", achievedOnceSettled());
        var live = figures();
        rebuild();
        assertThat(figures()).isEqualTo(live);
        assertThat(live.getLast()).isPositive();
    }

    /** Waits until the consumer is idle, then tells what one more district, which none of the events is about, will make. */
    private static int achievedOnceSettled() {
        var last = new int[] {-1};
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    var now = achieved("2025-09-30");
                    var settled = now == last[0];
                    last[0] = now;
                    return settled;
                });
        return last[0] + 1;
    }

    private static List<Integer> figures() {
        return List.of("2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30").stream()
                .map(KpiProjectionTest::achieved)
                .toList();
    }

    private static void rebuild() {
        given().auth()
                .oauth2(Tokens.of("DLA", "operator"))
                .post(REBUILD)
                .then()
                .statusCode(200)
                .body("events", greaterThanOrEqualTo(0), "generation", greaterThanOrEqualTo(2));
    }

    @Test
    void only_an_operator_rebuilds() {
        given().post(REBUILD).then().statusCode(401);
        given().auth().oauth2(Tokens.of("DLA", "approver")).post(REBUILD).then().statusCode(403);
        given().auth().oauth2(Tokens.of("P36", "operator")).post(REBUILD).then().statusCode(403);
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
    void a_rebuild_from_a_topic_that_holds_less_than_is_known_is_refused_and_changes_nothing() throws Exception {
        rebuild();
        var before = figures();
        sql("""
                insert into kpi_fact (generation, identity_id, version, district_code, province_code, known_at)
                select live, gen_random_uuid(), 1, '9001', '90', now() from kpi_projection
                """);
        given().auth()
                .oauth2(Tokens.of("DLA", "operator"))
                .post(REBUILD)
                .then()
                .statusCode(409)
                .body("type", is("/problems/wrong-state"));
        assertThat(figures()).isEqualTo(before);
        sql("delete from kpi_fact where district_code = '9001'");
        rebuild();
    }

    @Test
    void a_rebuild_repeated_under_its_key_is_answered_as_the_first_time() {
        var key = UUID.randomUUID().toString();
        var first = rebuildUnder(key).then().statusCode(200).extract().asString();
        rebuildUnder(key)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body(is(first));
    }

    private static Response rebuildUnder(String key) {
        return given().auth()
                .oauth2(Tokens.of("DLA", "operator"))
                .header("Idempotency-Key", key)
                .post(REBUILD);
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
