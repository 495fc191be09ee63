package th.localpolicy.identity.identity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.endorse;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.read;
import static th.localpolicy.identity.identity.Registry.registered;
import static th.localpolicy.identity.identity.Registry.submitted;

@QuarkusTest
@Stack
class LifeOfAnIdentityTest {

    @Test
    void a_district_drafts_submits_and_its_province_registers() {
        var id = draft("D3604", draftFor("3604"))
                .then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .header("ETag", "\"1\"")
                .body("status", is("DRAFT"), "provinceCode", is("36"), "version", is(1))
                .extract()
                .path("id")
                .toString();
        approver("D3604")
                .post("/api/v1/identities/{id}/submit", id)
                .then()
                .statusCode(200)
                .body("status", is("SUBMITTED"));
        endorse("P36", id, "2025-03-31")
                .then()
                .statusCode(200)
                .body("status", is("REGISTERED"), "registeredOn", is("2025-03-31"), "designated", is(true));
        anybody().get("/api/v1/identities/{id}", id).then().statusCode(200).body("nameTh", is("ผ้าไหมมัดหมี่"));
    }

    @Test
    void a_local_administration_drafts_for_the_district_it_lies_in_and_only_there() {
        draft("L360152", draftFor("3601")).then().statusCode(201).body("draftedBy", is("L360152"));
        draft("L3699", draftFor("3601")).then().statusCode(201); // a town municipality hangs under the province
        draft("L360152", draftFor("3602")).then().statusCode(403).body("type", is("/problems/outside-your-office"));
        draft("L360050", draftFor("3601")).then().statusCode(403); // the provincial administration lies in none
    }

    @Test
    void a_returned_identity_says_why_and_can_be_corrected_and_submitted_again() {
        var id = submitted("3605");
        approver("P36")
                .body(Map.of("reason", "ขาดรายละเอียดสถานที่"))
                .post("/api/v1/identities/{id}/return", id)
                .then()
                .statusCode(200)
                .body("status", is("RETURNED"), "reason", is("ขาดรายละเอียดสถานที่"));
        officer("D3605")
                .header("If-Match", "\"3\"")
                .body(draftFor("3605", "description", "ริมแม่น้ำชี"))
                .put("/api/v1/identities/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("description", is("ริมแม่น้ำชี"));
        approver("D3605")
                .post("/api/v1/identities/{id}/submit", id)
                .then()
                .statusCode(200)
                .body("status", is("SUBMITTED"));
    }

    @Test
    void an_update_names_the_version_it_read() {
        var id = drafted("3606");
        officer("D3606")
                .body(draftFor("3606"))
                .put("/api/v1/identities/{id}", id)
                .then()
                .statusCode(428)
                .body("type", is("/problems/if-match-required"));
        officer("D3606")
                .header("If-Match", "\"7\"")
                .body(draftFor("3606"))
                .put("/api/v1/identities/{id}", id)
                .then()
                .statusCode(412)
                .body("type", is("/problems/stale"));
        read("D3606", id).then().body("version", is(1));
    }

    @Test
    void a_district_has_exactly_one_designated_identity_while_it_has_any() {
        var first = registered("3607", "2025-01-10");
        var second = registered("3607", "2025-01-05");
        read("P36", first).then().body("designated", is(true));
        read("P36", second).then().body("designated", is(false));

        approver("P36")
                .post("/api/v1/identities/{id}/designate", second)
                .then()
                .statusCode(200)
                .body("designated", is(true));
        read("P36", first).then().body("designated", is(false));

        approver("P36")
                .body(Map.of("reason", "ซ้ำกับอำเภออื่น", "withdrawnOn", "2025-02-01"))
                .post("/api/v1/identities/{id}/withdraw", second)
                .then()
                .statusCode(200)
                .body("status", is("WITHDRAWN"), "designated", is(false), "withdrawnOn", is("2025-02-01"));
        read("P36", first).then().body("designated", is(true));
    }

    @Test
    void endorsements_at_the_same_instant_leave_one_designated() throws Exception {
        var ids = List.of(submitted("3608"), submitted("3608"), submitted("3608"), submitted("3608"));
        try (var officers = Executors.newFixedThreadPool(4)) {
            var calls = ids.stream()
                    .<Callable<Integer>>map(
                            id -> () -> endorse("P36", id, "2025-01-10").statusCode())
                    .toList();
            for (var call : officers.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        List<Boolean> designated = anybody()
                .get("/api/v1/identities?district=3608")
                .then()
                .extract()
                .path("items.designated");
        assertThat(designated).hasSize(4).containsOnlyOnce(true);
    }

    @Test
    void a_step_out_of_turn_is_refused_and_changes_nothing() {
        var id = drafted("3609");
        endorse("P36", id, "2025-03-31").then().statusCode(409).body("type", is("/problems/wrong-state"));
        approver("P36").post("/api/v1/identities/{id}/designate", id).then().statusCode(409);
        approver("P36")
                .body(Map.of("reason", "x"))
                .post("/api/v1/identities/{id}/return", id)
                .then()
                .statusCode(409);
        approver("P36")
                .body(Map.of("reason", "x"))
                .post("/api/v1/identities/{id}/withdraw", id)
                .then()
                .statusCode(409);
        read("D3609", id).then().body("version", is(1), "status", is("DRAFT"));
    }

    @Test
    void only_the_district_submits_and_only_its_province_or_the_department_decides() {
        var id = drafted("3610");
        approver("L361052").post("/api/v1/identities/{id}/submit", id).then().statusCode(403);
        approver("D3611").post("/api/v1/identities/{id}/submit", id).then().statusCode(403);
        officer("D3610")
                .post("/api/v1/identities/{id}/submit", id)
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
        approver("D3610").post("/api/v1/identities/{id}/submit", id).then().statusCode(200);
        endorse("D3610", id, "2025-03-31").then().statusCode(403);
        endorse("P30", id, "2025-03-31").then().statusCode(403).body("type", is("/problems/outside-your-office"));
        endorse("MOI", id, "2025-03-31").then().statusCode(403);
        endorse("DLA", id, "2025-03-31").then().statusCode(200);
    }

    @Test
    void what_is_not_registered_only_its_own_chain_sees() {
        var id = drafted("3612");
        anybody().get("/api/v1/identities/{id}", id).then().statusCode(404);
        read("D3613", id).then().statusCode(403);
        read("P30", id).then().statusCode(403);
        for (var office : List.of("D3612", "P36", "DLA", "MOI")) {
            read(office, id).then().statusCode(200);
            officer(office)
                    .get("/api/v1/identities?district=3612&status=DRAFT")
                    .then()
                    .body("items.id", hasItem(id));
        }
        for (var office : List.of("D3613", "P30", "L361152")) {
            officer(office)
                    .get("/api/v1/identities?district=3612&status=DRAFT")
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(id)));
        }
        anybody().get("/api/v1/identities?district=3612").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void the_history_tells_the_chain_who_did_what() {
        var id = registered("3614", "2025-03-31");
        officer("P36")
                .get("/api/v1/identities/{id}/history", id)
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        equalTo(List.of("DRAFTED", "SUBMITTED", "REGISTERED", "DESIGNATED")),
                        "items.office",
                        equalTo(List.of("D3614", "D3614", "P36", "P36")),
                        "items[2].effective",
                        is("2025-03-31"),
                        "items[0].takenAt",
                        notNullValue());
        officer("P30").get("/api/v1/identities/{id}/history", id).then().statusCode(403);
        anybody().get("/api/v1/identities/{id}/history", id).then().statusCode(401);
    }

    @Test
    void an_unchanged_identity_is_answered_304() {
        var id = registered("3615", "2025-03-31");
        var tag = anybody().get("/api/v1/identities/{id}", id).header("ETag");
        anybody()
                .header("If-None-Match", tag)
                .get("/api/v1/identities/{id}", id)
                .then()
                .statusCode(304);
    }

    @Test
    void what_a_change_answers_is_what_is_read_afterwards() {
        var id = submitted("3616");
        var answered = endorse("P36", id, "2025-03-31").asString();
        assertThat(read("P36", id).asString()).isEqualTo(answered);
    }

    @Test
    void changes_of_one_district_at_the_same_instant_wait_for_each_other_and_none_fails() throws Exception {
        var reason = Map.of("reason", "ซ้ำ", "withdrawnOn", "2025-02-01");
        try (var officers = Executors.newFixedThreadPool(3)) {
            for (var round = 0; round < 8; round++) {
                var designated = registered("3003", "2025-01-10");
                var other = registered("3003", "2025-01-11");
                var third = submitted("3003");
                List<Callable<Integer>> calls = List.of(
                        () -> approver("P30")
                                .body(reason)
                                .post("/api/v1/identities/{id}/withdraw", designated)
                                .statusCode(),
                        () -> approver("P30")
                                .post("/api/v1/identities/{id}/designate", other)
                                .statusCode(),
                        () -> endorse("P30", third, "2025-01-12").statusCode());
                for (var call : officers.invokeAll(calls)) {
                    assertThat(call.get()).isEqualTo(200);
                }
                for (var id : List.of(other, third)) {
                    approver("P30")
                            .body(reason)
                            .post("/api/v1/identities/{id}/withdraw", id)
                            .then()
                            .statusCode(200);
                }
            }
        }
    }
}
