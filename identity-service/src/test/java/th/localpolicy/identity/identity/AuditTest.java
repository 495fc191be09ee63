package th.localpolicy.identity.identity;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.identity.Stack;
import th.localpolicy.platform.testing.AuditWalls;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.as;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.endorse;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.submitted;

@QuarkusTest
@Stack
class AuditTest {
    private static final String TRAIL = "/api/v1/audit/identity";

    @Inject
    DataSource database;

    @Test
    void every_change_says_who_what_when_and_from_where_before_and_after() {
        var id = submitted("5707");
        endorse("P57", id, "2025-02-03").then().statusCode(200);

        auditor("P57")
                .header("X-Correlation-Id", "not-ours")
                .get(TRAIL + "?kind=identity&item={id}", id)
                .then()
                .statusCode(200)
                .body("items.action", is(List.of("CHANGED", "CHANGED", "CHANGED", "CREATED")))
                .body("items.office", is(List.of("P57", "P57", "D5707", "D5707")))
                .body("items.request[1]", is("POST /api/v1/identities/" + id + "/endorse"))
                .body("items.after[0].designated", is(true))
                .body("items.before[1].status", is("SUBMITTED"))
                .body("items.after[1].status", is("REGISTERED"))
                .body("items.after[1].registered_on", is("2025-02-03"))
                .body("items.before[1]", not(hasEntry("name_th", "ผ้าไหมมัดหมี่")))
                .body("items.after[3].name_th", is("ผ้าไหมมัดหมี่"))
                .body("items.subject", everyItem(notNullValue()))
                .body("items.address", everyItem(notNullValue()))
                .body("items.correlation", everyItem(notNullValue()))
                .body("items.at", everyItem(notNullValue()));
    }

    @Test
    void a_refused_change_leaves_no_entry() {
        var id = drafted("5708");
        endorse("P57", id, "2025-02-03").then().statusCode(409);
        officer("D5708")
                .header("If-Match", "\"9\"")
                .body(draftFor("5708"))
                .put("/api/v1/identities/{id}", id)
                .then()
                .statusCode(412);

        auditor("P57").get(TRAIL + "?item={id}", id).then().body("items.action", is(List.of("CREATED")));
    }

    @Test
    void auditors_read_their_own_subtree_and_nobody_elses() {
        var id = drafted("5709");

        auditor("D5709").get(TRAIL + "?item={id}", id).then().body("items", hasSize(1));
        auditor("DLA").get(TRAIL + "?item={id}", id).then().body("items", hasSize(1));
        auditor("MOI").get(TRAIL + "?item={id}", id).then().body("items", hasSize(1));
        auditor("D5710").get(TRAIL + "?item={id}", id).then().body("items", empty());
        auditor("P30").get(TRAIL + "?item={id}", id).then().body("items", empty());
        approver("P57").get(TRAIL + "?item={id}", id).then().statusCode(403);
        Registry.anybody().get(TRAIL).then().statusCode(401);
    }

    @Test
    void the_trail_is_read_page_after_page_and_each_entry_comes_once() {
        var ids = List.of(drafted("5711"), drafted("5711"), drafted("5711"));
        var first = auditor("D5711").get(TRAIL + "?office=D5711&limit=2").then().statusCode(200);
        var next = first.extract().<String>path("next");
        assertThat(next).isNotNull();
        auditor("D5711")
                .get(TRAIL + "?office=D5711&limit=2&cursor={next}", next)
                .then()
                .body("items", hasSize(1))
                .body("items[0].item", is(ids.getFirst()))
                .body("next", is((String) null));
    }

    static Stream<String> attempts() {
        return AuditWalls.attempts("identity", "identity");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void the_role_of_the_service_cannot_touch_the_trail(String attempt) throws SQLException {
        assertThat(AuditWalls.role(database)).isEqualTo("identity");
        AuditWalls.refuse(database, attempt);
    }

    /** Everything else is under audit; a new table is, or stands here with its reason. */
    @Test
    void every_table_is_under_audit_but_those_that_tell_of_nobodys_doing() throws SQLException {
        assertThat(AuditWalls.unaudited(database))
                .containsExactlyInAnyOrder(
                        // the trail itself and the machinery of requests and events
                        "audit_entry",
                        "flyway_schema_history",
                        "idempotency_key",
                        "inbox",
                        "outbox",
                        "dead_letter",
                        // a history of its own: who took which step when
                        "identity_step",
                        // the pixels of a photo whose row is under audit
                        "identity_photo_image");
    }

    @Test
    void from_where_is_the_address_that_the_gateway_tells_and_no_stranger_may() {
        var id = officer("D5714")
                .header("X-Forwarded-For", "203.0.113.7")
                .body(draftFor("5714"))
                .post("/api/v1/identities")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        auditor("D5714").get(TRAIL + "?item={id}", id).then().body("items.address", is(List.of("203.0.113.7")));
        var proxies = ConfigProvider.getConfig().getValue("quarkus.http.proxy.trusted-proxies", String.class);
        assertThat(proxies)
                .as("or anybody could say so; no names, they are looked up")
                .isEqualTo("127.0.0.0/8");
    }

    @Test
    void what_the_service_changes_by_itself_stands_there_without_an_office() throws SQLException {
        var id = drafted("5715");
        try (var connection = database.getConnection();
                var change = connection.prepareStatement("update identity set description = 'ก' where id = ?")) {
            change.setObject(1, UUID.fromString(id));
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
        auditor("DLA")
                .get(TRAIL + "?item={id}", id)
                .then()
                .body("items.action", is(List.of("CHANGED", "CREATED")))
                .body("items[0].office", nullValue())
                .body("items[0].after.description", is("ก"));
        auditor("D5715").get(TRAIL + "?item={id}", id).then().body("items.action", is(List.of("CREATED")));
    }

    @Test
    void what_a_caller_tells_the_database_ends_with_the_transaction() throws SQLException {
        drafted("5712");
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select current_setting('localpolicy.caller', true)");
                var row = read.executeQuery()) {
            row.next();
            assertThat(row.getString(1)).isNullOrEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=+999999999-12-31", "to=2568-01-01", "office=X1", "kind=a'b", "limit=0", "cursor=!!"})
    void a_wrong_question_is_told_so(String query) {
        auditor("DLA").get(TRAIL + "?" + query).then().statusCode(400);
        auditor("DLA").get("/api/v1/audit/reporting").then().statusCode(404);
    }

    @Test
    void the_same_key_twice_is_one_entry() {
        var key = UUID.randomUUID().toString();
        var draft = draftFor("5713");
        for (var i = 0; i < 2; i++) {
            officer("D5713")
                    .header("Idempotency-Key", key)
                    .body(draft)
                    .post("/api/v1/identities")
                    .then()
                    .statusCode(201);
        }
        auditor("D5713").get(TRAIL + "?office=D5713").then().body("items", hasSize(1));
        draft("D5713", Map.of()).then().statusCode(400);
        auditor("D5713").get(TRAIL + "?office=D5713").then().body("items", hasSize(1));
    }

    private static RequestSpecification auditor(String office) {
        return as(Tokens.of(office, "auditor"));
    }
}
