package th.localpolicy.stack.demo.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import th.localpolicy.stack.demo.District;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTest {
    private static final LocalDate HALF_YEAR = LocalDate.of(2025, 3, 31);

    private final List<District> districts = IntStream.range(0, 878)
            .mapToObj(i -> new District(String.valueOf(1101 + i), "11", "เทพสถิต", "Thep Sathit", 15.4, 101.4))
            .toList();

    @Test
    void of_878_districts_451_register_by_the_half_year_and_all_by_the_end_some_on_the_very_last_day() {
        Script script = new Script(districts);
        List<LocalDate> days = districts.stream().map(script::dayOf).toList();
        assertThat(days.stream().filter(day -> !day.isAfter(HALF_YEAR))).hasSize(451);
        assertThat(days).allMatch(day -> !day.isBefore(LocalDate.of(2024, 10, 1)));
        assertThat(days).allMatch(day -> !day.isAfter(LocalDate.of(2025, 9, 30)));
        assertThat(days).contains(HALF_YEAR, LocalDate.of(2025, 9, 30));
    }

    @Test
    void a_second_play_gives_every_district_the_same_day_and_the_same_text() {
        Script again = new Script(districts.reversed());
        for (District district : districts) {
            assertThat(again.dayOf(district)).isEqualTo(new Script(districts).dayOf(district));
            assertThat(Draft.of(district)).isEqualTo(Draft.of(district));
        }
    }
}
