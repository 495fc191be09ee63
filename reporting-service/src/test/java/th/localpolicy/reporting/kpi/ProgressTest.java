package th.localpolicy.reporting.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import th.localpolicy.platform.thai.FiscalQuarter;
import th.localpolicy.reporting.kpi.Progress.Standing;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private static final Kpi SOFT_POWER = new Kpi(
            "soft-power-2568",
            2568,
            Kpi.Measure.DISTRICTS_WITH_REGISTERED_IDENTITY,
            878,
            Map.of(quarter("2568-Q2"), 439, quarter("2568-Q4"), 878));

    private static final Kpi ON_TIME =
            new Kpi("reports-2568", 2568, Kpi.Measure.REPORTS_ON_TIME, null, Map.of(quarter("2568-Q1"), 90));

    private static FiscalQuarter quarter(String text) {
        return FiscalQuarter.parse(text).orElseThrow();
    }

    /** Progress when every day asked about has the same count. */
    private static Progress progress(String asOf, int achieved) {
        var spans = IntStream.range(0, achieved)
                .mapToObj(each -> new Ledger.Span("%04d".formatted(1100 + each), LocalDate.parse("2024-01-01"), null))
                .toList();
        return Progress.of(picture(new Ledger.Districts(878, spans)), LocalDate.parse(asOf));
    }

    private static Picture picture(Ledger ledger) {
        return new Picture(
                1,
                Instant.EPOCH,
                ledger instanceof Ledger.Districts ? SOFT_POWER : ON_TIME,
                List.of(),
                List.of(),
                ledger);
    }

    private static Progress.Quarter share(String asOf, int due, int done) {
        return Progress.of(
                        picture(new Ledger.Dues(
                                List.of(new Ledger.Tally("36", LocalDate.parse("2024-12-25"), due, done)))),
                        LocalDate.parse(asOf))
                .quarters()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 10, 9, MET, 90.00, 0",
        "2025-01-01, 10, 8, MISSED, 80.00, 1",
        "2024-12-31, 10, 9, ON_TRACK, 90.00, 0", // more may become due today
        "2024-12-31, 10, 8, BEHIND, 80.00, 1",
        "2025-01-01, 3, 2, MISSED, 66.67, 1",
        "2025-01-01, 10, 10, MET, 100.00, 0",
    })
    void a_share_stands_as_its_percentage_says(
            String asOf, int due, int done, Standing status, String percent, int shortfall) {
        var quarter = share(asOf, due, done);
        assertThat(quarter.status()).isEqualTo(status);
        assertThat(quarter.percent()).isEqualByComparingTo(percent);
        assertThat(quarter.shortfall()).isEqualTo(shortfall);
    }

    @Test
    void a_quarter_in_which_nothing_was_due_has_nothing_to_reach() {
        var quarter = share("2025-01-01", 0, 0);
        assertThat(quarter.percent()).isNull();
        assertThat(quarter.status()).isEqualTo(Standing.NO_TARGET);
        assertThat(share("2024-12-24", 10, 10).universe()).isZero(); // due the day after
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-24, 425, 2568-Q2, 439, 14, 14.00", // a week is left for 14
        "2025-03-30, 438, 2568-Q2, 439, 1, 7.00",
        "2025-03-31, 438, 2568-Q2, 439, 1, ", // no day is left
        "2025-04-01, 438, 2568-Q4, 878, 440, 16.93", // 182 days: rounded up
        "2025-03-01, 450, 2568-Q2, 439, 0, 0.00",
        "2025-10-01, 870, 2568-Q4, 878, 8, ",
    })
    void the_pace_is_what_a_week_must_bring_from_tomorrow_to_the_end(
            String asOf, int achieved, String quarter, int target, int shortfall, String pace) {
        var progress = progress(asOf, achieved);
        assertThat(progress.targetQuarter()).isEqualTo(quarter(quarter));
        assertThat(progress.target()).isEqualTo(target);
        assertThat(progress.shortfall()).isEqualTo(shortfall);
        if (pace == null) {
            assertThat(progress.pacePerWeek()).isNull();
        } else {
            assertThat(progress.pacePerWeek()).isEqualByComparingTo(pace);
        }
    }

    private static Standing standing(String asOf, int achieved, String quarter) {
        return progress(asOf, achieved).quarters().stream()
                .filter(each -> each.quarter().equals(quarter(quarter)))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-31, 451, 2568-Q2, MET",
        "2025-03-31, 439, 2568-Q2, MET",
        "2025-03-31, 438, 2568-Q2, BEHIND", // the last day is not over
        "2025-04-01, 438, 2568-Q2, MISSED",
        "2024-12-31, 222, 2568-Q2, ON_TRACK", // 92 of 182 days are gone: 221.9 are due
        "2024-12-31, 221, 2568-Q2, BEHIND",
        "2024-09-30, 0, 2568-Q2, ON_TRACK", // before the year nothing is due
        "2025-03-31, 439, 2568-Q4, ON_TRACK", // its pace begins where the target before it ends
        "2025-06-30, 657, 2568-Q4, BEHIND", // 91 of 183 days are gone: 657.3 are due
        "2025-06-30, 658, 2568-Q4, ON_TRACK",
        "2025-10-01, 877, 2568-Q4, MISSED",
        "2025-10-01, 878, 2568-Q4, MET",
        "2025-03-31, 451, 2568-Q1, NO_TARGET",
        "2025-03-31, 451, 2568-Q3, NO_TARGET",
    })
    void a_quarter_stands_as_its_target_and_the_day_say(String asOf, int achieved, String quarter, Standing status) {
        assertThat(standing(asOf, achieved, quarter)).isEqualTo(status);
    }

    @Test
    void the_quarters_are_those_of_the_fiscal_year() {
        assertThat(progress("2025-10-01", 0).quarters())
                .extracting(Progress.Quarter::endsOn)
                .containsExactly(
                        LocalDate.parse("2024-12-31"),
                        LocalDate.parse("2025-03-31"),
                        LocalDate.parse("2025-06-30"),
                        LocalDate.parse("2025-09-30"));
    }

    @Test
    void percent_is_of_the_universe_with_two_decimals() {
        assertThat(progress("2025-03-31", 451).percent()).isEqualByComparingTo("51.37");
        assertThat(progress("2025-09-30", 878).percent()).isEqualByComparingTo("100.00");
    }
}
