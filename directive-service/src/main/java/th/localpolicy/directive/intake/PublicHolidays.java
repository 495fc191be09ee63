package th.localpolicy.directive.intake;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Days on which Thai offices are closed. Days of fixed date are computed from 2017 on, when they took their present form;
 * the days of the lunar calendar are a table of 2020–2026, put in by hand (a test holds each against the moon); a holiday
 * on a weekend is made up for on the next working day. Days that the cabinet gives for one year only, and the Royal
 * Ploughing day, are not known here: a day that is not told may still have been free.
 */
final class PublicHolidays {

    /** A year's Makha, Visakha and Asalha Bucha; Buddhist Lent begins on the day after the last. */
    static final Map<Integer, LocalDate[]> LUNAR = Map.of(
            2020, lunar(2020, 2, 8, 5, 6, 7, 5),
            2021, lunar(2021, 2, 26, 5, 26, 7, 24),
            2022, lunar(2022, 2, 16, 5, 15, 7, 13),
            2023, lunar(2023, 3, 6, 6, 3, 8, 1),
            2024, lunar(2024, 2, 24, 5, 22, 7, 20),
            2025, lunar(2025, 2, 12, 5, 11, 7, 10),
            2026, lunar(2026, 3, 3, 5, 31, 7, 29));

    private static final int SINCE = 2017;

    private static final Map<MonthDay, String> FIXED = Map.ofEntries(
            Map.entry(MonthDay.of(1, 1), "วันขึ้นปีใหม่"),
            Map.entry(MonthDay.of(4, 6), "วันจักรี"),
            Map.entry(MonthDay.of(4, 13), "วันสงกรานต์"),
            Map.entry(MonthDay.of(4, 14), "วันสงกรานต์"),
            Map.entry(MonthDay.of(4, 15), "วันสงกรานต์"),
            Map.entry(MonthDay.of(7, 28), "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว"),
            Map.entry(MonthDay.of(8, 12), "วันแม่แห่งชาติ"),
            Map.entry(MonthDay.of(10, 13), "วันนวมินทรมหาราช"),
            Map.entry(MonthDay.of(10, 23), "วันปิยมหาราช"),
            Map.entry(MonthDay.of(12, 5), "วันพ่อแห่งชาติ"),
            Map.entry(MonthDay.of(12, 10), "วันรัฐธรรมนูญ"),
            Map.entry(MonthDay.of(12, 31), "วันสิ้นปี"));

    /** Kept since the coronation of 2019. */
    private static final Map<MonthDay, String> FIXED_SINCE_2019 =
            Map.of(MonthDay.of(5, 4), "วันฉัตรมงคล", MonthDay.of(6, 3), "วันเฉลิมพระชนมพรรษาสมเด็จพระบรมราชินี");

    private static final Map<Integer, Map<LocalDate, String>> YEARS = new ConcurrentHashMap<>();

    private PublicHolidays() {}

    /** The Thai name of the holiday, or of the one it makes up for; empty on any other day, weekends among them. */
    static Optional<String> nameOf(LocalDate day) {
        var year = day.getYear();
        if (year < SINCE || year > 2100) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                YEARS.computeIfAbsent(year, PublicHolidays::year).get(day));
    }

    private static Map<LocalDate, String> year(int year) {
        // The last days of December are made up for in January.
        var days = new TreeMap<>(holidays(year));
        days.putAll(holidays(year - 1));
        var all = new HashMap<LocalDate, String>(days);
        days.forEach((day, name) -> {
            if (isWeekend(day)) {
                var instead = day;
                while (isWeekend(instead) || days.containsKey(instead)) {
                    instead = instead.plusDays(1);
                }
                all.putIfAbsent(instead, "วันหยุดชดเชย" + name);
            }
        });
        return all;
    }

    private static Map<LocalDate, String> holidays(int year) {
        var all = new HashMap<LocalDate, String>();
        FIXED.forEach((day, name) -> all.put(day.atYear(year), name));
        if (year >= 2019) {
            FIXED_SINCE_2019.forEach((day, name) -> all.put(day.atYear(year), name));
        }
        var lunar = LUNAR.get(year);
        if (lunar != null) {
            all.put(lunar[0], "วันมาฆบูชา");
            all.put(lunar[1], "วันวิสาขบูชา");
            all.put(lunar[2], "วันอาสาฬหบูชา");
            all.put(lunar[2].plusDays(1), "วันเข้าพรรษา");
        }
        return all;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    private static LocalDate[] lunar(int year, int... monthsAndDays) {
        return new LocalDate[] {
            LocalDate.of(year, monthsAndDays[0], monthsAndDays[1]),
            LocalDate.of(year, monthsAndDays[2], monthsAndDays[3]),
            LocalDate.of(year, monthsAndDays[4], monthsAndDays[5])
        };
    }
}
