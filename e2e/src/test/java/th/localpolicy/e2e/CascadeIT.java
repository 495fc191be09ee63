package th.localpolicy.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The second main job: a letter goes down, reports come up, and the coverage says this morning who has not. */
@EndToEnd
@Order(2)
class CascadeIT {

    private final RunningStack stack;
    private final Letters letters;

    CascadeIT(RunningStack stack) {
        this.stack = stack;
        this.letters = new Letters(stack);
    }

    @Test
    void a_letter_goes_down_to_a_district_and_its_report_comes_up() {
        var letter = letters.issued("มท ๐๘๑๐.๖/ว ๑๒๕๐๑", "P39");
        assertThat(stack.as("MOI", "officer")
                        .get(Letters.DIRECTIVES + "/" + letter)
                        .ok()
                        .get("number")
                        .asString())
                .isEqualTo("มท 0810.6/ว 12501");
        var received = letters.step(letters.dispatch(letter, "P39"), "P39", "receive");
        assertThat(received.get("receiptNumber").asInt()).isPositive();
        letters.step(letters.dispatch(letter, "P39"), "P39", "acknowledge");
        var forwarded = letters.forward(letters.dispatch(letter, "P39"), "P39", "นภ 0023.6/ว 77")
                .ok();
        assertThat(forwarded.get("forwards").get("directiveId").asString()).isEqualTo(letter);
        letters.step(letters.dispatch(letter, "D3901"), "D3901", "receive");
        letters.step(letters.dispatch(letter, "D3901"), "D3901", "acknowledge");

        var districts = letters.coverage(letter, "DISTRICT");
        assertThat(districts.get("sent").asInt()).isEqualTo(6);
        assertThat(districts.get("acknowledged").asInt()).isEqualTo(1);

        var owed = letters.owed(letter, "D3901", "2025-01");
        assertThat(owed.get("dueOn").asString()).isEqualTo("2025-01-20");
        var report = Map.of("obligationId", owed.get("id").asString(), "report", Map.of("nil", true));
        stack.as("D3901", "officer").post("/api/v1/submissions", report).ok();

        await().atMost(Letters.LONGEST)
                .untilAsserted(() -> assertThat(letters.coverage(letter, "DISTRICT")
                                .get("reported")
                                .asInt())
                        .isEqualTo(1));
        stack.as("D3902", "officer").post("/api/v1/submissions", report).problem(403, "outside-your-office");
    }

    @Test
    void a_number_that_is_taken_names_the_letter_that_has_it() {
        letters.issued("มท 0810.6/ว 12502", "P40");

        var taken = stack.as("MOI", "officer")
                .post(Letters.DIRECTIVES, Letters.letter("ที่ มท ๐๘๑๐.๖ / ว๑๒๕๐๒", "P41"))
                .problem(409, "wrong-state");

        assertThat(taken.get("detail").asString()).contains("12502");
    }

    @Test
    void a_cancelled_letter_takes_what_passed_it_on_and_what_was_owed_with_it() {
        var letter = letters.issued("มท 0810.6/ว 12503", "P42");
        letters.step(letters.dispatch(letter, "P42"), "P42", "receive");
        letters.step(letters.dispatch(letter, "P42"), "P42", "acknowledge");
        var passedOn = letters.forward(letters.dispatch(letter, "P42"), "P42", "ลย 0023.6/ว 78")
                .ok()
                .get("id")
                .asString();
        letters.owed(letter, "D4201", "2025-01");

        stack.as("MOI", "approver")
                .post(Letters.DIRECTIVES + "/" + letter + "/cancel", Map.of("reason", "ออกหนังสือซ้ำ"))
                .ok();

        var below = stack.as("P42", "officer")
                .get(Letters.DIRECTIVES + "/" + passedOn)
                .ok();
        assertThat(below.get("status").asString()).isEqualTo("CANCELLED");
        await().atMost(Letters.LONGEST)
                .untilAsserted(() -> assertThat(letters.obligations(letter))
                        .isNotEmpty()
                        .allMatch(owed -> owed.get("status").asString().equals("CANCELLED")));
    }
}
