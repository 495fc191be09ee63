package th.localpolicy.platform.thai;

import java.time.LocalDate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FiscalYearTest {

    @ParameterizedTest
    @CsvSource({
        "2024-09-30, 2567-Q4",
        "2024-10-01, 2568-Q1",
        "2024-12-31, 2568-Q1",
        "2025-01-01, 2568-Q2",
        "2025-03-31, 2568-Q2",
        "2025-04-01, 2568-Q3",
        "2025-06-30, 2568-Q3",
        "2025-07-01, 2568-Q4",
        "2025-09-30, 2568-Q4",
        "2025-10-01, 2569-Q1",
        "2024-02-29, 2567-Q2"
    })
    void a_day_belongs_to_the_quarter_of_the_year_that_ends_in_its_september(LocalDate day, String quarter) {
        assertThat(FiscalQuarter.of(day)).hasToString(quarter);
        assertThat(FiscalYear.of(day).be()).isEqualTo(Integer.parseInt(quarter.substring(0, 4)));
    }

    @Test
    void the_quarters_of_the_years_follow_each_other_without_gap_or_overlap() {
        var quarters = IntStream.rangeClosed(2560, 2580)
                .mapToObj(FiscalYear::new)
                .flatMap(year -> year.quarters().stream())
                .toList();
        for (var i = 1; i < quarters.size(); i++) {
            assertThat(quarters.get(i).startsOn())
                    .isEqualTo(quarters.get(i - 1).endsOn().plusDays(1));
            assertThat(quarters.get(i)).isGreaterThan(quarters.get(i - 1));
        }
    }

    @Test
    void every_day_lies_within_its_own_quarter_and_year() {
        LocalDate.of(2024, 9, 1).datesUntil(LocalDate.of(2026, 11, 1)).forEach(day -> {
            var quarter = FiscalQuarter.of(day);
            assertThat(day).isBetween(quarter.startsOn(), quarter.endsOn());
            assertThat(day).isBetween(quarter.year().startsOn(), quarter.year().endsOn());
        });
    }

    @Test
    void a_year_runs_from_the_first_of_october_to_the_thirtieth_of_september() {
        var year = new FiscalYear(2568);
        assertThat(year.startsOn()).isEqualTo("2024-10-01");
        assertThat(year.endsOn()).isEqualTo("2025-09-30");
        assertThat(year.quarters())
                .extracting(FiscalQuarter::toString)
                .containsExactly("2568-Q1", "2568-Q2", "2568-Q3", "2568-Q4");
    }

    @Test
    void a_quarter_is_read_as_it_is_written_with_thai_digits_or_not() {
        assertThat(FiscalQuarter.parse("2568-Q2")).hasValue(new FiscalQuarter(new FiscalYear(2568), 2));
        assertThat(FiscalQuarter.parse("๒๕๖๘-Q๒")).hasValue(new FiscalQuarter(new FiscalYear(2568), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2568",
                "2568-Q0",
                "2568-Q5",
                "2025-Q2",
                "2568-q2",
                "2568Q2",
                " 2568-Q2",
                "2568-Q2\n",
                "9999-Q1"
            })
    void anything_else_is_no_quarter(String text) {
        assertThat(FiscalQuarter.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2025, 2499, 2701, -1})
    void a_year_of_another_era_cannot_be_constructed(int year) {
        assertThatThrownBy(() -> new FiscalYear(year)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, -1})
    void there_are_four_quarters(int number) {
        var year = new FiscalYear(2568);
        assertThatThrownBy(() -> new FiscalQuarter(year, number)).isInstanceOf(IllegalArgumentException.class);
    }
}
