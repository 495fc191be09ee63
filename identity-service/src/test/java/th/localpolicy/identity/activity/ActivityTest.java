package th.localpolicy.identity.activity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.identity.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.officer;

@QuarkusTest
@Stack
class ActivityTest {

    private static final String ACTIVITIES = "/api/v1/identities/{id}/activities";

    @Inject
    DataSource database;

    private static Map<String, Object> activity() {
        return new TreeMap<>(Map.of(
                "kind", "TOURISM_EVENT",
                "title", "งานเทศกาลดอกกระเจียวบาน",
                "startsOn", "2025-07-01",
                "endsOn", "2025-07-03",
                "budget",
                        List.of(
                                Map.of("source", "PRIVATE", "amount", 0.1),
                                Map.of("source", "PROVINCE", "amount", 150000),
                                Map.of("source", "LAO", "amount", 99999999999.99)),
                "participants", 1200,
                "income", 320000.5));
    }

    private static Map<String, Object> activity(String field, Object value) {
        var activity = activity();
        activity.put(field, value);
        return activity;
    }

    private static Response record(String office, String identity, Map<String, ?> activity) {
        return officer(office).body(activity).post(ACTIVITIES, identity);
    }

    @Test
    void money_and_people_are_kept_to_the_last_decimal() {
        var identity = drafted("9201");
        var answer = record("D9201", identity, activity());
        answer.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/identities/" + identity + "/activities/"));
        var stored = officer("P92").get(answer.header("Location"));
        stored.then()
                .statusCode(200)
                .body("budget.source", contains("PROVINCE", "LAO", "PRIVATE"), "participants", is(1200));
        assertThat(stored.asString())
                .isEqualTo(answer.asString())
                .contains("150000.00", "99999999999.99", "0.10", "320000.50");
    }

    @ParameterizedTest
    @EnumSource(ActivityKind.class)
    void each_of_the_nine_kinds_is_taken(ActivityKind kind) {
        assertThat(ActivityKind.values()).hasSize(9);
        record("D9202", drafted("9202"), activity("kind", kind.name())).then().statusCode(201);
    }

    @Test
    void the_offices_above_read_what_was_done_and_others_do_not() {
        var identity = drafted("9203");
        var first = record("D9203", identity, activity()).then().extract().<String>path("id");
        var second = record("L920050", identity, activity());
        second.then().statusCode(403);
        var later = record("D9203", identity, activity("title", "ประชุม"))
                .then()
                .extract()
                .<String>path("id");
        for (var office : List.of("D9203", "P92", "DLA", "MOI")) {
            officer(office)
                    .get(ACTIVITIES + "?count=true", identity)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(later, first), "total", is(2));
        }
        officer("P92").get(ACTIVITIES + "?limit=1", identity).then().body("items.id", contains(later));
        for (var office : List.of("D9202", "P91")) {
            officer(office).get(ACTIVITIES, identity).then().statusCode(403);
            record(office, identity, activity()).then().statusCode(403);
        }
        anybody().get(ACTIVITIES, identity).then().statusCode(401);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("kind", "PARTY"),
                Arguments.of("kind", null),
                Arguments.of("title", " "),
                Arguments.of("title", "ก".repeat(201)),
                Arguments.of("startsOn", "2568-07-01"),
                Arguments.of("startsOn", null),
                Arguments.of("endsOn", "2025-06-30"),
                Arguments.of("endsOn", "2035-06-30"),
                Arguments.of("budget[0].amount", List.of(Map.of("source", "LAO", "amount", -1))),
                Arguments.of("budget[0].amount", List.of(Map.of("source", "LAO", "amount", 0.001))),
                Arguments.of("budget[0].amount", List.of(Map.of("source", "LAO", "amount", 1e13))),
                Arguments.of("budget[0].amount", List.of(Map.of("source", "LAO", "amount", "100"))),
                Arguments.of("budget[0].source", List.of(Map.of("source", "CASINO", "amount", 1))),
                Arguments.of(
                        "budget", List.of(Map.of("source", "LAO", "amount", 1), Map.of("source", "LAO", "amount", 2))),
                Arguments.of("participants", -1),
                Arguments.of("participants", 1.5),
                Arguments.of("participants", 3_000_000_000L),
                Arguments.of("income", -0.01),
                Arguments.of("note", "unknown"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_wrong_field_is_named_and_nothing_is_written(String fault, Object value) throws Exception {
        var identity = drafted("9204");
        var before = written();
        record("D9204", identity, activity(fault.replaceAll("[.\\[].*", ""), value))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(containsString(fault.replaceAll(".*\\.", ""))));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void a_number_that_would_fill_the_memory_is_refused() {
        var identity = drafted("9204");
        officer("D9204")
                .body("{\"kind\":\"SAFETY\",\"title\":\"x\",\"startsOn\":\"2025-07-01\",\"income\":1e999999999}")
                .post(ACTIVITIES, identity)
                .then()
                .statusCode(400);
    }

    private long written() throws Exception {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select count(*) from identity_activity");
                var row = read.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
