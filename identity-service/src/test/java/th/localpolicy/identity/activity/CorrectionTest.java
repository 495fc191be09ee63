package th.localpolicy.identity.activity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.as;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.registered;

/** What was written down of an activity is corrected and taken away by those who may write it. */
@QuarkusTest
@Stack
class CorrectionTest {

    private static final String ACTIVITIES = "/api/v1/identities/{id}/activities";

    private static Map<String, Object> activity(long baht) {
        return new TreeMap<>(Map.of(
                "kind", "TOURISM_EVENT",
                "title", "งานเทศกาลดอกกระเจียวบาน",
                "startsOn", "2025-07-01",
                "budget", List.of(Map.of("source", "LAO", "amount", baht)),
                "participants", 1200));
    }

    private static String recorded(String office, String identity) {
        return officer(office)
                .body(activity(1_500_000))
                .post(ACTIVITIES, identity)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("version", is(1), "correctedBy", nullValue(), "correctedAt", nullValue())
                .extract()
                .header("Location");
    }

    private static Response correct(String office, String address, String version, Map<String, ?> activity) {
        return officer(office).header("If-Match", version).body(activity).put(address);
    }

    @Test
    void a_budget_typed_wrong_is_corrected_and_everybody_sees_who_did_it() {
        var identity = drafted("7201");
        var address = recorded("D7201", identity);
        var right = activity(150_000);
        right.remove("participants");
        var corrected = correct("D7201", address, "\"1\"", right);
        corrected
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", is(2), "correctedBy", is("D7201"), "correctedAt", notNullValue())
                .body("participants", nullValue(), "recordedBy", is("D7201"));
        assertThat(corrected.asString()).contains("150000.00");
        var read = officer("P72").get(address);
        assertThat(read.asString()).isEqualTo(corrected.asString());
        officer("P72")
                .header("If-None-Match", read.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        officer("P72").get(ACTIVITIES, identity).then().body("items.version", is(List.of(2)));
    }

    @Test
    void the_example_of_the_contract_is_taken_as_it_stands() {
        officer("D7205")
                .body(ActivityResource.EXAMPLE)
                .post(ACTIVITIES, drafted("7205"))
                .then()
                .statusCode(201)
                .body("budget.source", is(List.of("PROVINCE", "LAO")));
    }

    @Test
    void a_correction_says_which_version_was_read_and_nobody_overwrites_what_he_did_not_see() {
        var identity = drafted("7202");
        var address = recorded("D7202", identity);
        officer("D7202").body(activity(1)).put(address).then().statusCode(428);
        officer("D7202").delete(address).then().statusCode(428);
        correct("D7202", address, "\"1\"", activity(2)).then().statusCode(200);
        correct("D7202", address, "\"1\"", activity(3)).then().statusCode(412);
        officer("D7202").header("If-Match", "\"1\"").delete(address).then().statusCode(412);
        assertThat(officer("D7202").get(address).asString()).contains("2.00");
    }

    @Test
    void of_many_who_correct_the_same_version_at_once_one_does() throws Exception {
        var identity = drafted("7203");
        var address = recorded("D7203", identity);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(IntStream.range(0, 4)
                    .mapToObj(i -> (Callable<Integer>) () ->
                            correct("D7203", address, "\"1\"", activity(i)).statusCode())
                    .toList())) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        }
    }

    @Test
    void what_is_taken_away_is_gone_for_readers_and_kept_in_the_audit_trail() {
        var identity = registered("7204", "2025-01-15");
        var address = recorded("D7204", identity);
        var id = address.substring(address.lastIndexOf('/') + 1);
        correct("D7204", address, "\"1\"", activity(150_000)).then().statusCode(200);
        officer("D7204").header("If-Match", "\"2\"").delete(address).then().statusCode(204);
        officer("D7204").get(address).then().statusCode(404);
        officer("D7204").get(ACTIVITIES + "?count=true", identity).then().body("items", empty(), "total", is(0));
        officer("D7204").header("If-Match", "\"2\"").delete(address).then().statusCode(404);
        correct("D7204", address, "\"2\"", activity(1)).then().statusCode(404);
        as(Tokens.of("P72", "auditor"))
                .get("/api/v1/audit/identity?kind=identity_activity&item={id}", id)
                .then()
                .statusCode(200)
                .body("items.action", is(List.of("DELETED", "CHANGED", "CREATED")))
                .body("items[1].before", hasKey("local_baht"), "items[1].before", not(hasKey("title")))
                .body("items[1].after.corrected_by", is("D7204"));
    }

    @Test
    void a_page_after_the_last_one_still_says_how_many_there_are() {
        var identity = drafted("7205");
        var older = recorded("D7205", identity);
        recorded("D7205", identity);
        var next = officer("D7205").get(ACTIVITIES + "?limit=1", identity).<String>path("next");
        officer("D7205").header("If-Match", "*").delete(older).then().statusCode(204);
        officer("D7205")
                .get(ACTIVITIES + "?limit=1&count=true&cursor=" + next, identity)
                .then()
                .body("items", empty(), "next", nullValue(), "total", is(1));
    }

    @Test
    void those_who_may_write_may_correct_and_nobody_else() {
        var identity = draft("D7206", draftFor("7206", "supportingOffices", List.of("L720050")))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var address = recorded("D7206", identity);
        for (var office : List.of("D7207", "P72", "P71", "DLA", "MOI")) {
            correct(office, address, "\"1\"", activity(1)).then().statusCode(403);
            officer(office).header("If-Match", "\"1\"").delete(address).then().statusCode(403);
        }
        for (var role : List.of("auditor", "operator")) {
            as(Tokens.of("D7206", role))
                    .header("If-Match", "\"1\"")
                    .delete(address)
                    .then()
                    .statusCode(403);
        }
        anybody()
                .header("If-Match", "\"1\"")
                .body(activity(1))
                .put(address)
                .then()
                .statusCode(401);
        anybody().header("If-Match", "\"1\"").delete(address).then().statusCode(401);
        correct("L720050", address, "\"1\"", activity(1))
                .then()
                .statusCode(200)
                .body("recordedBy", is("D7206"), "correctedBy", is("L720050"));
    }

    @Test
    void another_identitys_activity_is_not_reached_through_ones_own() {
        var theirs = recorded("D7208", drafted("7208"));
        var through = theirs.replaceFirst("identities/[^/]+", "identities/" + drafted("7209"));
        correct("D7209", through, "\"1\"", activity(1)).then().statusCode(404);
        officer("D7209").header("If-Match", "\"1\"").delete(through).then().statusCode(404);
        officer("D7208").get(theirs).then().statusCode(200).body("version", is(1));
    }

    @Test
    void a_wrong_field_of_a_correction_is_named_and_nothing_is_changed() {
        var address = recorded("D7210", drafted("7210"));
        var wrong = activity(-1);
        wrong.put("title", "");
        correct("D7210", address, "\"1\"", wrong)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("title", "budget[0].amount"));
        var order = activity(1);
        order.put("endsOn", "2025-06-30");
        order.put("budget", List.of(Map.of("source", "LAO", "amount", 1), Map.of("source", "LAO", "amount", 2)));
        correct("D7210", address, "\"1\"", order)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("endsOn", "budget"));
        var read = officer("D7210").get(address);
        read.then().body("version", is(1));
        assertThat(read.asString()).contains(new BigDecimal("1500000.00").toPlainString());
    }

    @Test
    void what_was_done_for_a_withdrawn_identity_stays_as_it_is() {
        var identity = registered("7207", "2025-01-15");
        var address = recorded("D7207", identity);
        approver("P72")
                .body(Map.of("reason", "ซ้ำ"))
                .post("/api/v1/identities/{id}/withdraw", identity)
                .then()
                .statusCode(200);
        correct("D7207", address, "\"1\"", activity(1)).then().statusCode(409);
        officer("D7207").header("If-Match", "\"1\"").delete(address).then().statusCode(409);
    }
}
