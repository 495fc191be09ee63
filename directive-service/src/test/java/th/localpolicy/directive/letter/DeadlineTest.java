package th.localpolicy.directive.letter;

import java.time.LocalDate;
import java.time.YearMonth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineTest {

    private static final LocalDate LETTER = LocalDate.of(2024, 12, 3);

    private static Deadline of(
            LocalDate on,
            String quarter,
            Integer withinDays,
            LocalDate from,
            Integer week,
            YearMonth month,
            Integer dayOfMonth,
            YearMonth until,
            Deadline.Shift shift) {
        return new Deadline(null, null, on, quarter, withinDays, from, week, month, dayOfMonth, until, shift, null)
                .resolvedFor(LETTER);
    }

    @ParameterizedTest
    @CsvSource({"2568-Q1, 2024-12-31", "2568-Q2, 2025-03-31", "๒๕๖๘-Q4, 2025-09-30"})
    void a_quarter_ends_with_the_fiscal_year_in_mind(String quarter, LocalDate resolved) {
        assertThat(of(null, quarter, null, null, null, null, null, null, null).resolved())
                .isEqualTo(resolved);
    }

    @Test
    void days_are_counted_from_the_day_given_or_from_the_letter() {
        assertThat(of(null, null, 180, LocalDate.of(2024, 10, 9), null, null, null, null, null)
                        .resolved())
                .isEqualTo("2025-04-07");
        assertThat(of(null, null, 30, null, null, null, null, null, null).resolved())
                .isEqualTo("2025-01-02");
    }

    @Test
    void the_third_week_ends_on_the_21st_and_the_fifth_with_the_month() {
        assertThat(of(null, null, null, null, 3, YearMonth.of(2026, 3), null, null, null)
                        .resolved())
                .isEqualTo("2026-03-21");
        assertThat(of(null, null, null, null, 5, YearMonth.of(2025, 2), null, null, null)
                        .resolved())
                .isEqualTo("2025-02-28");
    }

    @Test
    void every_nth_of_the_month_comes_first_after_the_letter() {
        assertThat(of(null, null, null, null, null, null, 25, YearMonth.of(2025, 9), null)
                        .resolved())
                .isEqualTo("2024-12-25");
        assertThat(of(null, null, null, null, null, null, 2, null, null).resolved())
                .isEqualTo("2025-01-02");
        assertThat(of(null, null, null, null, null, YearMonth.of(2025, 2), 31, null, null)
                        .resolved())
                .isEqualTo("2025-02-28");
    }

    @Test
    void no_weekend_moves_a_day_unless_the_rule_says_so() {
        var saturday = LocalDate.of(2025, 1, 25);
        assertThat(of(saturday, null, null, null, null, null, null, null, null).resolved())
                .isEqualTo(saturday);
        assertThat(of(saturday, null, null, null, null, null, null, null, Deadline.Shift.TO_FRIDAY)
                        .resolved())
                .isEqualTo("2025-01-24");
        assertThat(of(saturday, null, null, null, null, null, null, null, Deadline.Shift.TO_MONDAY)
                        .resolved())
                .isEqualTo("2025-01-27");
        assertThat(of(saturday.plusDays(1), null, null, null, null, null, null, null, Deadline.Shift.TO_FRIDAY)
                        .resolved())
                .isEqualTo("2025-01-24");
    }

    @ParameterizedTest
    @CsvSource({
        "ที่มท๐๘๑๐.๖/ว๑๒๕๐๙, มท 0810.6/ว 12509",
        "ด่วนที่สุด ที่ มท. 0810.6 / ว. 00126, มท 0810.6/ว 126",
        "พบ ๐๖๑๘/ ๖๖๕, พบ 0618/665",
        "กค (กวจ) 0405.2/ว 78, กค (กวจ) 0405.2/ว 78",
        "373/2566, 373/2566"
    })
    void a_number_is_read_in_any_digits_and_spacing(String text, String normal) {
        assertThat(LetterNumber.parse(text).orElseThrow().normal()).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"ว 10", "มท 0810.6/ว 12509 และ", "abc", "12509"})
    void what_is_no_number_is_not_read_as_one(String text) {
        assertThat(LetterNumber.parse(text)).isEmpty();
    }
}
