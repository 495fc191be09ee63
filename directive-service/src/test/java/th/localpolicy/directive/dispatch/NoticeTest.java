package th.localpolicy.directive.dispatch;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import th.localpolicy.directive.dispatch.Notice.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told of a step that is not taken, and when. */
class NoticeTest {

    private static final LocalDate DUE = LocalDate.of(2025, 1, 20);
    private static final LocalDate SENT = LocalDate.of(2025, 1, 1);

    private static List<Kind> toldOn(LocalDate day, LocalDate sentOn) {
        return Notice.on(day, Step.RECEIVE, DUE, sentOn).map(Notice::kind).toList();
    }

    @Test
    void a_step_is_reminded_of_three_days_before_its_day_on_it_and_the_day_after() {
        assertThat(toldOn(DUE.minusDays(4), SENT)).isEmpty();
        assertThat(toldOn(DUE.minusDays(3), SENT)).containsExactly(Kind.THREE_DAYS_BEFORE);
        assertThat(toldOn(DUE, SENT)).containsExactly(Kind.ON_THE_DAY);
        assertThat(toldOn(DUE.plusDays(1), SENT)).containsExactly(Kind.DAY_AFTER, Kind.OVERDUE);
    }

    @Test
    void of_reminders_that_nobody_told_in_time_only_the_latest_is_told() {
        assertThat(toldOn(DUE.minusDays(1), SENT)).containsExactly(Kind.THREE_DAYS_BEFORE);
        assertThat(toldOn(DUE.plusDays(40), SENT)).containsExactly(Kind.DAY_AFTER, Kind.OVERDUE);
    }

    @Test
    void a_reminder_whose_day_had_come_when_the_letter_was_sent_is_not_told() {
        assertThat(toldOn(DUE.minusDays(1), DUE.minusDays(1))).isEmpty();
        assertThat(toldOn(DUE, DUE.minusDays(1))).containsExactly(Kind.ON_THE_DAY);
        assertThat(toldOn(DUE.plusDays(400), DUE.plusDays(390))).containsExactly(Kind.OVERDUE);
    }

    @Test
    void a_letter_is_looked_at_first_on_the_first_day_there_is_something_to_tell() {
        assertThat(Notice.firstDay(StepDates.NONE, SENT)).isNull();
        assertThat(Notice.firstDay(new StepDates(DUE, null, null, null), SENT)).isEqualTo(DUE.minusDays(3));
        assertThat(Notice.firstDay(new StepDates(DUE, DUE.minusDays(10), null, null), SENT))
                .isEqualTo(DUE.minusDays(13));
        assertThat(Notice.firstDay(new StepDates(DUE, null, null, null), DUE.minusDays(1)))
                .isEqualTo(DUE);
        assertThat(Notice.firstDay(new StepDates(DUE, null, null, null), DUE.plusDays(9)))
                .isEqualTo(DUE.plusDays(9));
    }

    @Test
    void every_day_on_which_something_is_told_is_the_next_one_after_some_day() {
        assertThat(Notice.nextDayAfter(DUE.minusDays(4), Step.RECEIVE, DUE, SENT))
                .contains(DUE.minusDays(3));
        assertThat(Notice.nextDayAfter(DUE.minusDays(3), Step.RECEIVE, DUE, SENT))
                .contains(DUE);
        assertThat(Notice.nextDayAfter(DUE, Step.RECEIVE, DUE, SENT)).contains(DUE.plusDays(1));
        assertThat(Notice.nextDayAfter(DUE.plusDays(1), Step.RECEIVE, DUE, SENT))
                .isEmpty();
    }
}
