package th.localpolicy.directive.issuing;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static th.localpolicy.directive.issuing.Cascade.forward;
import static th.localpolicy.directive.issuing.Cascade.forwardTo;
import static th.localpolicy.directive.issuing.Cascade.issued;
import static th.localpolicy.directive.letter.Letters.approver;
import static th.localpolicy.directive.letter.Letters.letterOf;
import static th.localpolicy.directive.letter.Letters.officer;
import static th.localpolicy.directive.letter.Letters.read;

/** An issued letter is amended, and its dispatches follow. */
@QuarkusTest
@Stack
class AmendingTest {

    @Inject
    Cascade cascade;

    @Test
    void an_issued_letter_is_not_rewritten_and_no_revision_is_altered() {
        var letter = letterOf("P36", "DISTRICT");
        var id = issued(letter);
        officer("P36")
                .header("If-Match", "\"2\"")
                .body(letter)
                .put("/api/v1/directives/{id}", id)
                .then()
                .statusCode(409);
        assertThatThrownBy(() -> cascade.all(
                        "update directive_revision set content = '{}' where directive_id = '" + id + "' returning 1"))
                .hasStackTraceContaining("what was issued is not altered");
    }

    @Test
    void an_amendment_is_a_new_revision_whose_dispatches_follow() {
        var id = issued(letterOf("MOI", "PROVINCE", "addressees", Map.of("offices", List.of("P36", "P40"))));
        var forward = forward("P40", cascade.received(id, "P40"), forwardTo("DISTRICT"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        approver("MOI")
                .body(Map.of(
                        "reason",
                        "เปลี่ยนผู้รับ",
                        "subject",
                        "เรื่องที่แก้ไข",
                        "addressees",
                        Map.of("offices", List.of("P36", "P41"))))
                .post("/api/v1/directives/{id}/amend", id)
                .then()
                .statusCode(200)
                .body("status", is("AMENDED"))
                .body("revision", is(2))
                .body("subject", is("เรื่องที่แก้ไข"))
                .body("recipients", equalTo(List.of("P36", "P41")));
        assertThat(cascade.recipients(id, "SENT")).containsExactly("P36", "P41");
        assertThat(cascade.recipients(id, "CANCELLED")).containsExactly("P40");
        read("P40", forward).then().body("status", is("CANCELLED"));
        assertThat(cascade.all("select content->>'subject' from directive_revision where directive_id = '" + id
                        + "' order by revision"))
                .containsExactly("ทดสอบการเวียนหนังสือ", "เรื่องที่แก้ไข");
        officer("MOI")
                .get("/api/v1/directives/{id}/history", id)
                .then()
                .body("items.action", equalTo(List.of("DRAFTED", "ISSUED", "AMENDED")))
                .body("items[2].reason", is("เปลี่ยนผู้รับ"));
        approver("MOI")
                .body(Map.of("subject", "x"))
                .post("/api/v1/directives/{id}/amend", id)
                .then()
                .statusCode(400);
    }

    @Test
    void the_days_of_dispatches_that_stand_follow_the_amendment() {
        var letter = letterOf("MOI", "PROVINCE");
        letter.put("addressees", Map.of("offices", List.of("P36", "P40", "P41")));
        letter.put("handling", Map.of("receiveBy", "2024-12-06", "forwardBy", "2024-12-20"));
        letter.put(
                "clauses",
                List.of(
                        Map.of("text", "ก", "offices", List.of("P36"), "deadline", Map.of("on", "2025-03-31")),
                        Map.of("text", "ข", "levels", List.of("DISTRICT"))));
        var id = issued(letter);
        var acknowledgeBy = cascade.all(
                        "select acknowledge_by::text from dispatch where directive_id = '%s' limit 1".formatted(id))
                .getFirst();
        amend(id, "subject", "เรื่องที่แก้ไข");
        assertThat(told(id)).isEmpty(); // no day is another one
        amend(
                id,
                "clauses",
                List.of(Map.of("text", "ก", "offices", List.of("P36"), "deadline", Map.of("on", "2025-01-31"))));
        amend(id, "handling", Map.of("receiveBy", "2024-12-13"));
        assertThat(cascade.all("select concat_ws(' ', recipient, receive_by, acknowledge_by, forward_by, complete_by)"
                        + " from dispatch where directive_id = '" + id + "' order by recipient"))
                .containsExactly(
                        "P36 2024-12-13 " + acknowledgeBy + " 2025-01-31",
                        "P40 2024-12-13 " + acknowledgeBy,
                        "P41 2024-12-13 " + acknowledgeBy);
        assertThat(told(id)).hasSize(6).contains("P36 2025-01-31");
        assertThat(cascade.all("select distinct version::text from dispatch where directive_id = '" + id + "'"))
                .containsExactly("3");
        // What is due on the new days is looked for from today on.
        assertThat(cascade.all(
                        "select count(*) from dispatch where next_notice_on is null and directive_id = '" + id + "'"))
                .containsExactly("0");
    }

    private static void amend(String id, String field, Object value) {
        approver("MOI")
                .body(Map.of("reason", "เปลี่ยนกำหนด", field, value))
                .post("/api/v1/directives/{id}/amend", id)
                .then()
                .statusCode(200);
    }

    /** What was told of other days, as recipient and the day to complete it by. */
    private List<String> told(String letter) {
        return cascade.all("""
                select concat_ws(' ', data ->> 'recipient', data ->> 'completeBy')
                from (select convert_from(payload, 'UTF8')::jsonb as data from outbox
                      where type = 'dispatch.rescheduled') as event
                where data ->> 'directiveId' = '%s'
                """.formatted(letter));
    }

    @Test
    void other_days_for_every_local_administration_are_one_batch() {
        var letter = letterOf("DLA", "LOCAL");
        letter.put("clauses", List.of(Map.of("text", "ก", "deadline", Map.of("on", "2025-03-31"))));
        var id = issued(letter);
        var begin = System.nanoTime();
        approver("DLA")
                .body(Map.of(
                        "reason",
                        "เปลี่ยนกำหนด",
                        "clauses",
                        List.of(Map.of("text", "ก", "deadline", Map.of("on", "2025-02-28")))))
                .post("/api/v1/directives/{id}/amend", id)
                .then()
                .statusCode(200);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("other days for every local administration took %d ms%n", took.toMillis());
        assertThat(told(id)).hasSizeGreaterThan(7_800);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }
}
