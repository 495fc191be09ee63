package th.localpolicy.platform.thai;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The business time of the whole system. Instants are kept in UTC; a day is a day in Bangkok. */
public final class Bangkok {

    public static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    private Bangkok() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(ZONE));
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The last instant of a due day: 23:59:59.999999999 in Bangkok. */
    public static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.MAX).atZone(ZONE).toInstant();
    }
}
