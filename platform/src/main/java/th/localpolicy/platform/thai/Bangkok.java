package th.localpolicy.platform.thai;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The business time of the whole system. Instants are kept in UTC; a day is a day in Bangkok. */
public final class Bangkok {

    public static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private Bangkok() {}

    /**
     * Whether a date can be one of business: from 2000 to 2199. What lies outside is a Buddhist year taken for a Gregorian
     * one, or a joke.
     */
    public static boolean isBusinessDate(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    /** Whether an instant lies on a day of business; compared as instants, for the largest of them have no date. */
    public static boolean isBusinessTime(Instant instant) {
        return instant.isAfter(EARLIEST.atStartOfDay(ZONE).toInstant()) && instant.isBefore(endOf(LATEST));
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(ZONE));
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first instant of a day in Bangkok. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The last instant of a due day: 23:59:59.999999999 in Bangkok. */
    public static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.MAX).atZone(ZONE).toInstant();
    }
}
