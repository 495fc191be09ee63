package th.localpolicy.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.DirectiveStatus;
import th.localpolicy.client.model.NewSubmission;
import th.localpolicy.client.model.ObligationStatus;
import th.localpolicy.client.model.OfficeLevel;

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
    void a_letter_goes_down_to_a_district_and_its_report_comes_up() throws ApiException {
        var letter = letters.issued("มท ๐๘๑๐.๖/ว ๑๒๕๐๑", "P39");
        assertThat(stack.desk("MOI", "officer")
                        .directives()
                        .getDirective(letter)
                        .getNumber())
                .isEqualTo("มท 0810.6/ว 12501");
        var received = letters.received(letters.dispatch(letter, "P39"), "P39");
        assertThat(received.getReceiptNumber()).isPositive();
        letters.acknowledged(letters.dispatch(letter, "P39"), "P39");
        var forwarded = letters.forward(letters.dispatch(letter, "P39"), "P39", "นภ 0023.6/ว 77");
        assertThat(forwarded.getForwards().getDirectiveId()).isEqualTo(letter);
        letters.received(letters.dispatch(letter, "D3901"), "D3901");
        letters.acknowledged(letters.dispatch(letter, "D3901"), "D3901");

        var districts = letters.coverage(letter, OfficeLevel.DISTRICT);
        assertThat(districts.getSent()).isEqualTo(6);
        assertThat(districts.getAcknowledged()).isEqualTo(1);

        var owed = letters.owed(letter, "D3901", "2025-01");
        await().atMost(Letters.LONGEST)
                .untilAsserted(() -> assertThat(
                                letters.coverage(letter, OfficeLevel.DISTRICT).getReportsExpected())
                        .isGreaterThanOrEqualTo(6));
        assertThat(owed.getDueOn()).isEqualTo("2025-01-20");
        letters.reported(owed.getId(), "D3901", Map.of("nil", true));

        await().atMost(Letters.LONGEST)
                .untilAsserted(() -> assertThat(
                                letters.coverage(letter, OfficeLevel.DISTRICT).getReported())
                        .isEqualTo(1));
        var another = stack.desk("D3902", "officer").submissions();
        Refusal.of(() -> another.submitReport(
                        new NewSubmission().obligationId(owed.getId()).nil(true), null, null))
                .is(403, "outside-your-office");
    }

    @Test
    void a_number_that_is_taken_names_the_letter_that_has_it() throws ApiException {
        letters.issued("มท 0810.6/ว 12502", "P40");

        var taken = Refusal.of(() -> letters.drafted("ที่ มท ๐๘๑๐.๖ / ว๑๒๕๐๒", "P41"))
                .is(409, "wrong-state");

        assertThat(taken.getDetail()).contains("12502");
    }

    @Test
    void a_cancelled_letter_takes_what_passed_it_on_and_what_was_owed_with_it() throws ApiException {
        var letter = letters.issued("มท 0810.6/ว 12503", "P42");
        var passedOn = letters.passedOn(letter, "P42", "ลย 0023.6/ว 78").getId();
        letters.owed(letter, "D4201", "2025-01");

        letters.cancelled(letter);

        assertThat(stack.desk("P42", "officer")
                        .directives()
                        .getDirective(passedOn)
                        .getStatus())
                .isEqualTo(DirectiveStatus.CANCELLED);
        await().atMost(Letters.LONGEST)
                .untilAsserted(() -> assertThat(letters.obligations(letter))
                        .isNotEmpty()
                        .allMatch(owed -> owed.getStatus() == ObligationStatus.CANCELLED));
    }
}
