package th.localpolicy.reporting.kpi;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private static FiscalQuarter quarter(String text) {
        return FiscalQuarter.parse(text).orElseThrow();
    }

    /** Progress when every day asked about has the same count. */
    private static Progress progress(String asOf, int achieved) {
        var day = LocalDate.parse(asOf);
        var counts = new LinkedHashMap<LocalDate, Integer>();
        Progress.daysToCount(SOFT_POWER, day).forEach(each -> counts.put(each, achieved));
        return Progress.of(SOFT_POWER, day, counts);
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
