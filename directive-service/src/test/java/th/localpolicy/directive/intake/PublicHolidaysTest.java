package th.localpolicy.directive.intake;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicHolidaysTest {

    @ParameterizedTest
    @CsvSource({
        "2025-12-05,วันพ่อแห่งชาติ",
        "2024-10-23,วันปิยมหาราช",
        "2025-02-12,วันมาฆบูชา",
        "2025-07-11,วันเข้าพรรษา"
    })
    void holidays_have_their_names(LocalDate day, String name) {
        assertThat(PublicHolidays.nameOf(day)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-03,วันหยุดชดเชยวันขึ้นปีใหม่", // Saturday 1 January
        "2024-01-02,วันหยุดชดเชยวันสิ้นปี", // Sunday 31 December, then New Year's Day
        "2024-04-16,วันหยุดชดเชยวันสงกรานต์",
        "2020-07-07,วันหยุดชดเชยวันอาสาฬหบูชา", // Sunday, then Buddhist Lent
        "2025-05-12,วันหยุดชดเชยวันวิสาขบูชา"
    })
    void a_holiday_on_a_weekend_is_made_up_for_on_the_next_working_day(LocalDate day, String name) {
        assertThat(PublicHolidays.nameOf(day).orElseThrow()).startsWith(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-03", "2018-05-04", "2025-03-08", "2016-12-05", "2300-01-01"})
    void other_days_and_years_that_are_not_known_have_none(LocalDate day) {
        assertThat(PublicHolidays.nameOf(day)).isEmpty();
    }

    /** The mean moon strays from the real one by up to some fourteen hours. */
    @Test
    void the_table_s_days_are_those_of_a_full_moon() {
        var known = LocalDate.of(2000, 1, 21).atTime(LocalTime.of(4, 40)).toInstant(ZoneOffset.UTC);
        var month = 29.530588853;
        PublicHolidays.LUNAR.forEach((year, days) -> {
            for (var day : days) {
                assertThat(day.getYear()).isEqualTo(year);
                var noon = day.atTime(5, 0).toInstant(ZoneOffset.UTC);
                var moons = Duration.between(known, noon).toHours() / 24.0 / month;
                assertThat(Math.abs(moons - Math.round(moons)) * month)
                        .as("days from the mean full moon, " + day)
                        .isLessThan(1.5);
            }
        });
    }
}
