package th.localpolicy.directive.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import th.localpolicy.platform.thai.Bangkok;

/**
 * Dates as Thai officials write them: days and years in Thai or Arabic digits, months in full, short or mistyped, years of
 * the Buddhist era, in stamps with their last two digits only. Lines are given with their digits folded.
 */
final class ThaiDates {

    /** Day, month and year in words; a stamp's loose "๑ 8" is left to its reader. */
    static final String DATE =
            "([0-9]{1,2}) ?(?:เดือน)? ?([ก-ฮเ][ก-๎.]{1,13}?(?: ?\\.? ?[คยพ]\\.)?) ?(?:พ ?\\. ?ศ ?\\.|ค ?\\. ?ศ ?\\.)? ?([0-9]{4}|[0-9]{2})(?![0-9])";

    /** Month and year alone. */
    static final String MONTH = "([ก-ฮเ][ก-๎.]{1,13}?) ?(?:พ ?\\. ?ศ ?\\.)? ?([0-9]{4})(?![0-9])";

    private static final Pattern WRITTEN = Pattern.compile(DATE);
    private static final Pattern SLASHED =
            Pattern.compile("(?<![0-9/])([0-9]{1,2}) ?[/-] ?([0-9]{1,2}) ?[/-] ?([0-9]{4})(?![0-9/])");

    private static final int BUDDHIST_ERA = 543;

    private static final List<String> FULL = List.of(
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม");

    private static final Map<String, Integer> SHORT = Map.ofEntries(
            Map.entry("มค", 1),
            Map.entry("กพ", 2),
            Map.entry("มีค", 3),
            Map.entry("เมย", 4),
            Map.entry("พค", 5),
            Map.entry("มิย", 6),
            Map.entry("กค", 7),
            Map.entry("สค", 8),
            Map.entry("กย", 9),
            Map.entry("ตค", 10),
            Map.entry("พย", 11),
            Map.entry("ธค", 12));

    /**
     * A date and where it stands.
     *
     * @param day null when there is no such day
     * @param plain whether month and year are written in full and right
     */
    record Found(LocalDate day, int start, int end, boolean plain) {}

    private ThaiDates() {}

    /** Every date in the text, those that no calendar has included; at most a hundred. */
    static List<Found> in(String folded) {
        var found = new ArrayList<Found>();
        var written = WRITTEN.matcher(folded);
        for (var from = 0; found.size() < 100 && written.find(from); ) {
            var startsInsideNumber =
                    written.start() > 0 && ".,0123456789".indexOf(folded.charAt(written.start() - 1)) >= 0;
            var month = startsInsideNumber ? Optional.<Reading<Month>>empty() : month(written.group(2));
            if (month.isEmpty()) {
                from = written.start() + 1;
                continue;
            }
            var year = written.group(3);
            var day = day(year(year), month.get().value().getValue(), Integer.parseInt(written.group(1)));
            var plain = year.length() == 4 && month.get().confidence() == 1 && Integer.parseInt(year) >= 2400;
            found.add(new Found(day, written.start(), written.end(), plain));
            from = written.end();
        }
        var slashed = SLASHED.matcher(folded);
        while (found.size() < 100 && slashed.find()) {
            var day =
                    day(year(slashed.group(3)), Integer.parseInt(slashed.group(2)), Integer.parseInt(slashed.group(1)));
            found.add(new Found(day, slashed.start(), slashed.end(), false));
        }
        return found;
    }

    static Optional<Found> first(String folded) {
        return in(folded).stream().findFirst();
    }

    /** A month by its full name, its abbreviation, or a name two slips away from one. */
    static Optional<Reading<Month>> month(String word) {
        var name = word.replace(".", "").replace(" ", "");
        var exact = FULL.indexOf(name);
        if (exact >= 0) {
            return Optional.of(new Reading<>(Month.of(exact + 1), word, 1));
        }
        if (SHORT.containsKey(name)) {
            return Optional.of(new Reading<>(Month.of(SHORT.get(name)), word, 0.9));
        }
        if (name.length() < 5) {
            return Optional.empty();
        }
        var best = -1;
        var bestDistance = 3;
        for (var i = 0; i < FULL.size(); i++) {
            var distance = Slips.between(name, FULL.get(i), 3);
            if (distance == bestDistance) {
                best = -1;
            } else if (distance < bestDistance) {
                best = i;
                bestDistance = distance;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Reading<>(Month.of(best + 1), word, 0.8));
    }

    /** The month of a year of the Buddhist era. */
    static Optional<YearMonth> yearMonth(String month, String year) {
        var y = year(year);
        return y < 2000 || y > 2199 ? Optional.empty() : month(month).map(m -> YearMonth.of(y, m.value()));
    }

    /** A Gregorian year out of a Buddhist one; two digits are those of the 2500s. */
    private static int year(String digits) {
        var year = Integer.parseInt(digits);
        if (digits.length() == 2) {
            return 2500 + year - BUDDHIST_ERA;
        }
        return year >= 2400 ? year - BUDDHIST_ERA : year;
    }

    private static LocalDate day(int year, int month, int day) {
        try {
            var date = LocalDate.of(year, month, day);
            return Bangkok.isBusinessDate(date) ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
