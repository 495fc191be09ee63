package th.localpolicy.identity.identity;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.endorse;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.submitted;

@QuarkusTest
@Stack
class IdempotencyTest {

    private static Response post(String key, Map<String, Object> draft) {
        return officer("D4101").header("Idempotency-Key", key).body(draft).post("/api/v1/identities");
    }

    private static int identitiesNamed(String name) {
        return officer("D4101")
                .queryParam("q", name)
                .get("/api/v1/identities?district=4101&count=true")
                .jsonPath()
                .getInt("total");
    }

    @Test
    void the_same_request_under_one_key_is_done_once_and_answered_the_same() {
        var key = UUID.randomUUID().toString();
        var draft = draftFor("4101", "nameTh", "ข้าวหลามครั้งเดียว");
        var first = post(key, draft);
        var second = post(key, draft);
        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(identitiesNamed("ข้าวหลามครั้งเดียว")).isEqualTo(1);
    }

    @Test
    void another_request_under_a_used_key_is_refused() {
        var key = UUID.randomUUID().toString();
        post(key, draftFor("4101", "nameTh", "ชื่อแรก")).then().statusCode(201);
        post(key, draftFor("4101", "nameTh", "ชื่อที่สอง"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/idempotency-key-reused"));
        assertThat(identitiesNamed("ชื่อที่สอง")).isZero();
    }

    @Test
    void a_key_belongs_to_its_caller() {
        var key = UUID.randomUUID().toString();
        post(key, draftFor("4101", "nameTh", "ของคนแรก")).then().statusCode(201);
        officer("D4102")
                .header("Idempotency-Key", key)
                .body(draftFor("4102"))
                .post("/api/v1/identities")
                .then()
                .statusCode(201);
    }

    @Test
    void a_refused_request_may_be_corrected_under_its_key() {
        var key = UUID.randomUUID().toString();
        post(key, draftFor("4102")).then().statusCode(403);
        post(key, draftFor("4101")).then().statusCode(201);
    }

    @Test
    void twenty_at_the_same_instant_are_one() throws Exception {
        var key = UUID.randomUUID().toString();
        var draft = draftFor("4101", "nameTh", "พร้อมกันยี่สิบ");
        try (var phones = Executors.newFixedThreadPool(20)) {
            Callable<Integer> call = () -> post(key, draft).statusCode();
            for (var answer : phones.invokeAll(Collections.nCopies(20, call))) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(identitiesNamed("พร้อมกันยี่สิบ")).isEqualTo(1);
    }

    @Test
    void a_command_repeated_under_its_key_is_answered_as_the_first_time_not_as_wrong_state() {
        var id = submitted("4103");
        var key = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++) {
            approver("P41")
                    .header("Idempotency-Key", key)
                    .body(Map.of("registeredOn", "2025-02-01"))
                    .post("/api/v1/identities/{id}/endorse", id)
                    .then()
                    .statusCode(200)
                    .body("status", is("REGISTERED"));
        }
        endorse("P41", id, "2025-02-01").then().statusCode(409);
    }
}
