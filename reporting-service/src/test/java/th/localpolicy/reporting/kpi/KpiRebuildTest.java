package th.localpolicy.reporting.kpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.kpi.Told.Event;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@Stack
class KpiRebuildTest extends KpiFixture {

    private static final String REBUILD = "/api/v1/operations/reporting/kpi-projection/rebuild";

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

    private static void rebuild() {
        given().auth()
                .oauth2(Tokens.of("DLA", "operator"))
                .post(REBUILD)
                .then()
                .statusCode(200)
                .body("events", greaterThanOrEqualTo(0), "generation", greaterThanOrEqualTo(2));
    }

    @Test
    void a_rebuild_keeps_when_things_were_learnt_so_that_what_was_known_then_stays() throws Exception {
        rebuild();
        var identity = UUID.randomUUID();
        var before = achieved("2025-03-31");
        registry.tell(Event.registered(identity, 3, "7101", "2025-01-01"));
        becomes("2025-03-31", before + 1);
        var registered = knownNow();
        registry.tell(Event.withdrawn(identity, 4, "7101", "2025-01-01", "2025-02-01"));
        becomes("2025-03-31", before);
        rebuild();
        get(PROGRESS + "?asOf=2025-03-31&knownAt=" + registered).then().body("achieved", is(before + 1));
        assertThat(achieved("2025-03-31")).isEqualTo(before);
    }

    @Test
    void no_wrong_figure_is_shown_while_a_rebuild_runs() throws Exception {
        rebuild();
        var figures = figures();
        var shown = ConcurrentHashMap.<List<Integer>>newKeySet();
        var goOn = new AtomicBoolean(true);
        var reading = Thread.ofVirtual().start(() -> {
            while (goOn.get()) {
                shown.add(figures());
            }
        });
        await().until(() -> !shown.isEmpty());
        rebuild();
        rebuild();
        goOn.set(false);
        reading.join();
        assertThat(shown).containsExactly(figures);
    }

    @Test
    void only_an_operator_rebuilds() {
        given().post(REBUILD).then().statusCode(401);
        given().auth().oauth2(Tokens.of("DLA", "approver")).post(REBUILD).then().statusCode(403);
        given().auth().oauth2(Tokens.of("P36", "operator")).post(REBUILD).then().statusCode(403);
    }

    @Test
    void a_rebuild_from_a_topic_that_holds_less_than_is_known_is_refused_and_changes_nothing() throws Exception {
        rebuild();
        var before = figures();
        sql("""
                insert into kpi_fact (generation, identity_id, version, type, district_code, province_code, decided_at, learnt_at)
                select live, gen_random_uuid(), 1, 'identity.registered', '9001', '90', now(), now() from kpi_projection
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
}
