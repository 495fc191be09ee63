package th.localpolicy.identity.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.stack.testing.Tokens;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.as;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.read;
import static th.localpolicy.identity.identity.Registry.registered;
import static th.localpolicy.identity.identity.Registry.submitted;

@QuarkusTest
@Stack
class SupersessionTest {

    private static Response supersede(String office, String old, String successor, String on) {
        var body = new TreeMap<String, Object>(Map.of("successor", successor, "reason", "ตามมติที่ประชุม"));
        if (on != null) {
            body.put("on", on);
        }
        return approver(office).body(body).post("/api/v1/identities/{id}/supersede", old);
    }

    @Test
    void a_submitted_successor_is_registered_on_the_day_its_predecessor_goes_and_is_designated_instead() {
        var old = registered("4501", "2025-01-10");
        var successor = submitted("4501");
        supersede("P45", old, successor, "2025-06-01")
                .then()
                .statusCode(200)
                .body(
                        "id",
                        is(successor),
                        "status",
                        is("REGISTERED"),
                        "registeredOn",
                        is("2025-06-01"),
                        "designated",
                        is(true),
                        "supersedes",
                        is(old));
        read("P45", old)
                .then()
                .body(
                        "status",
                        is("WITHDRAWN"),
                        "withdrawnOn",
                        is("2025-06-01"),
                        "designated",
                        is(false),
                        "supersededBy",
                        is(successor));
    }

    @Test
    void the_line_is_read_from_either_end_by_the_offices_above() {
        var first = registered("4502", "2025-01-10");
        var second = registered("4502", "2025-02-10");
        supersede("P45", first, second, "2025-03-01").then().statusCode(200);
        var third = submitted("4502");
        supersede("DLA", second, third, null)
                .then()
                .statusCode(200)
                .body("registeredOn", is(LocalDate.now(Bangkok.ZONE).toString()));
        for (var id : List.of(first, second, third)) {
            for (var token :
                    List.of(Tokens.of("P45", "officer"), Tokens.of("DLA", "auditor"), Tokens.of("MOI", "officer"))) {
                as(token)
                        .get("/api/v1/identities/{id}/history", id)
                        .then()
                        .statusCode(200)
                        .body("line.id", contains(first, second, third));
            }
            officer("P44").get("/api/v1/identities/{id}/history", id).then().statusCode(403);
            anybody().get("/api/v1/identities/{id}/history", id).then().statusCode(401);
        }
        officer("P45")
                .get("/api/v1/identities/{id}/history", second)
                .then()
                .body("items.action", hasItems("SUPERSEDES", "SUPERSEDED"), "items.office", hasItem("DLA"));
    }

    @Test
    void what_may_not_follow_does_not() {
        var old = registered("4503", "2025-01-10");
        var other = submitted("4503");
        supersede("P45", old, submitted("4504"), null)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("successor"));
        supersede("P45", old, old, null).then().statusCode(400);
        supersede("P45", old, UUID.randomUUID().toString(), null).then().statusCode(400);
        supersede("P45", old, drafted("4503"), null).then().statusCode(409);
        supersede("P45", other, old, null).then().statusCode(409);
        supersede("P45", old, other, "2025-01-09").then().statusCode(400).body("errors.field", hasItem("on"));
        supersede("P45", old, other, "2568-06-01").then().statusCode(400);
        supersede("P45", old, other, LocalDate.now(Bangkok.ZONE).plusDays(1).toString())
                .then()
                .statusCode(400);
        supersede("D4503", old, other, null).then().statusCode(403);
        supersede("P46", old, other, null).then().statusCode(403);
        officer("P45")
                .body(Map.of("successor", other, "reason", "x"))
                .post("/api/v1/identities/{id}/supersede", old)
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
        approver("P45")
                .body(Map.of("successor", other))
                .post("/api/v1/identities/{id}/supersede", old)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reason"));
        read("P45", old).then().body("status", is("REGISTERED"), "designated", is(true), "version", is(4));
        read("P45", other).then().body("status", is("SUBMITTED"), "version", is(2));
    }

    @Test
    void one_follows_one() {
        var first = registered("4505", "2025-01-10");
        var second = registered("4505", "2025-01-10");
        var third = registered("4505", "2025-01-10");
        supersede("P45", first, third, null).then().statusCode(200);
        supersede("P45", second, third, null).then().statusCode(409);
    }
}
