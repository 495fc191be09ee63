package th.localpolicy.stack.demo.registry;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import th.localpolicy.stack.demo.District;

/**
 * Which district registers its identity on which day of fiscal year 2568: 451 of them by the end of its second quarter,
 * all of them by its last day. The same districts give the same days every time, so that a play that was cut short is
 * taken up where it ended. Some fall on the last day that counts, where an off-by-one would show.
 */
final class Script {
    /** The order went out in the first quarter (December 2567). */
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 12, 2);

    private static final LocalDate HALF_YEAR = LocalDate.of(2025, 3, 31);
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 9, 30);
    private static final int BY_HALF_YEAR = 451;
    private static final int ON_THE_LAST_DAY = 5;
    private static final long SEED = 2568;

    private final Map<String, LocalDate> days = new HashMap<>();

    Script(List<District> districts) {
        List<String> codes = new ArrayList<>(districts.stream()
                .map(District::code)
                .sorted(Comparator.naturalOrder())
                .toList());
        Random random = new Random(SEED);
        Collections.shuffle(codes, random);
        for (int i = 0; i < codes.size(); i++) {
            boolean early = i < BY_HALF_YEAR;
            LocalDate from = early ? FIRST_DAY : HALF_YEAR.plusDays(1);
            LocalDate until = early ? HALF_YEAR : LAST_DAY;
            int place = early ? i : i - BY_HALF_YEAR;
            days.put(codes.get(i), place < ON_THE_LAST_DAY ? until : between(from, until, random));
        }
    }

    private static LocalDate between(LocalDate from, LocalDate until, Random random) {
        return from.plusDays(random.nextLong(ChronoUnit.DAYS.between(from, until) + 1));
    }

    /** The business date of the district's registration. */
    LocalDate dayOf(District district) {
        return days.get(district.code());
    }
}
