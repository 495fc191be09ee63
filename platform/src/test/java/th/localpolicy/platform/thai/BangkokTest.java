package th.localpolicy.platform.thai;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BangkokTest {

    private static final LocalDate DUE = LocalDate.of(2025, 3, 31);

    @Test
    void a_day_begins_and_ends_at_midnight_in_bangkok() {
        assertThat(Bangkok.dayOf(Instant.parse("2025-03-30T16:59:59.999999999Z")))
                .isEqualTo(DUE.minusDays(1));
        assertThat(Bangkok.dayOf(Instant.parse("2025-03-30T17:00:00Z"))).isEqualTo(DUE);
        assertThat(Bangkok.dayOf(Instant.parse("2025-03-31T16:59:59.999999999Z")))
                .isEqualTo(DUE);
        assertThat(Bangkok.dayOf(Instant.parse("2025-03-31T17:00:00Z"))).isEqualTo(DUE.plusDays(1));
    }

    @Test
    void a_due_day_ends_with_its_last_nanosecond() {
        assertThat(Bangkok.endOf(DUE)).isEqualTo("2025-03-31T16:59:59.999999999Z");
        assertThat(Bangkok.dayOf(Bangkok.endOf(DUE).plusNanos(1))).isEqualTo(DUE.plusDays(1));
    }

    @Test
    void a_date_of_business_lies_in_two_centuries_that_no_buddhist_year_reaches() {
        assertThat(Bangkok.isBusinessDate(LocalDate.of(1999, 12, 31))).isFalse();
        assertThat(Bangkok.isBusinessDate(LocalDate.of(2000, 1, 1))).isTrue();
        assertThat(Bangkok.isBusinessDate(LocalDate.of(2199, 12, 31))).isTrue();
        assertThat(Bangkok.isBusinessDate(LocalDate.of(2568, 3, 31))).isFalse();
        assertThat(Bangkok.isBusinessDate(LocalDate.MAX)).isFalse();
        assertThat(Bangkok.isBusinessTime(Instant.parse("2025-03-31T17:30:00Z")))
                .isTrue();
        assertThat(Bangkok.isBusinessTime(Instant.MAX)).isFalse();
        assertThat(Bangkok.isBusinessTime(Instant.MIN)).isFalse();
    }

    @Test
    void today_is_todays_date_in_bangkok_wherever_the_clock_stands() {
        var instant = Instant.parse("2025-03-31T17:30:00Z");
        assertThat(Bangkok.today(Clock.fixed(instant, ZoneOffset.UTC))).isEqualTo("2025-04-01");
        assertThat(Bangkok.today(Clock.fixed(instant, ZoneId.of("America/New_York"))))
                .isEqualTo("2025-04-01");
    }
}
