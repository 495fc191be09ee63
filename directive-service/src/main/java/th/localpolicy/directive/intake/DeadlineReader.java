package th.localpolicy.directive.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import th.localpolicy.directive.intake.LetterDraft.Deadline;
import th.localpolicy.directive.intake.LetterDraft.Reporting;
import th.localpolicy.platform.thai.FiscalQuarter;
import th.localpolicy.platform.thai.FiscalYear;

/**
 * Finds by when something is due: the words, the rule they state, and the day it comes to where the words alone fix it. A
 * week n of a month is its days 7n−6 to 7n, due on the last of them; a quarter is one of the fiscal year; no weekend moves
 * a day.
 */
final class DeadlineReader {

    private static final int MOST = 500;

    /** No paragraph of a letter is longer; what is, is no letter's. */
    private static final int LONGEST = 50_000;

    private static final String WITHIN = "(?:ภายใน|ก่อน|ไม่เกิน|อย่างช้าไม่เกิน|ไม่ช้ากว่า)";
    private static final String WEEKDAY = "(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?)?(?:ที่)?";

    private static final Pattern ON =
            Pattern.compile(WITHIN + " ?" + WEEKDAY + " ?(?=[0-9]{1,2} ?(?:เดือน)? ?[ก-ฮเ/])");
    private static final Pattern END_OF_MONTH = Pattern.compile("ภายใน(?:สิ้น)?เดือน ?" + ThaiDates.MONTH);
    private static final Pattern QUARTER = Pattern.compile("ภายใน(?:สิ้น)?ไตรมาส ?(?:ที่)? ?([1-4])(.{0,60})");
    private static final Pattern QUARTER_YEAR =
            Pattern.compile("^[^0-9]{0,40}?(?:ปีงบประมาณ|ปี) ?(?:พ\\. ?ศ\\.)? ?([0-9]{4})");
    private static final Pattern QUARTER_MONTH = Pattern.compile("^ ?\\(?(?:สิ้น)?(?:ภายใน)?เดือน ?" + ThaiDates.MONTH);
    private static final Pattern FISCAL_YEAR = Pattern.compile("ประจำปี(?:งบประมาณ)? ?(?:พ\\. ?ศ\\.)? ?([0-9]{4})");
    private static final Pattern DAYS = Pattern.compile(
            "ภายใน ?([0-9]{1,3}) ?วัน ?(ทำการ)? ?(?:นับ(?:แต่|จาก|ตั้งแต่|ถัดจาก)?|ตั้งแต่) ?(?:วัน)?(?:ที่)? ?(.{0,60})");
    private static final Pattern OR_ON = Pattern.compile("^.{0,60}?หรือภายในวันที่ ?");
    private static final Pattern WEEK =
            Pattern.compile("สัปดาห์(?:ที่ ?([1-5])|แรก) ?(?:ของ)? ?เดือน ?" + ThaiDates.MONTH);
    private static final Pattern EVERY = Pattern.compile(
            "(?:ทุก ?วันที่ ?([0-9]{1,2}) ?(?:ของ ?(?:ทุก)? ?เดือน)?|ภายในวันที่ ?([0-9]{1,2}) ?ของ ?(?:ทุก ?เดือน|เดือนถัดไป|แต่ละเดือน)"
                    + "|ทุก ?เดือน ?(?:ภายใน)? ?วันที่ ?([0-9]{1,2})(?! ?[ก-ฮเ][ก-๎.]{1,12} ?[0-9]))(?![0-9])");
    private static final Pattern UNTIL =
            Pattern.compile("^.{0,40}?(?:จนถึง|ถึง|สิ้นสุด) ?(?:สิ้น)?(?:เดือน)? ?(?:[0-9]{1,2} )?" + ThaiDates.MONTH);

    private final LocalDate issuedOn;
    private final List<Reading<Deadline>> deadlines = new ArrayList<>();
    private final List<Reading<Reporting>> reporting = new ArrayList<>();

    /** @param issuedOn the letter's date, null when it is not known */
    DeadlineReader(LocalDate issuedOn) {
        this.issuedOn = issuedOn;
    }

    List<Reading<Deadline>> deadlines() {
        return deadlines;
    }

    List<Reading<Reporting>> reporting() {
        return reporting;
    }

    /** Reads one paragraph. */
    void read(Integer clause, String paragraph) {
        var text = paragraph.substring(0, Math.min(paragraph.length(), LONGEST));
        if (deadlines.size() + reporting.size() >= MOST) {
            return;
        }
        var folded = Scan.fold(text);
        var taken = new boolean[folded.length()];
        days(clause, text, folded, taken);
        weeks(clause, text, folded, taken);
        quarters(clause, text, folded, taken);
        every(clause, text, folded, taken);
        dates(clause, text, folded, taken);
        months(clause, text, folded, taken);
    }

    private void days(Integer clause, String text, String folded, boolean[] taken) {
        var found = DAYS.matcher(folded);
        while (found.find()) {
            var days = Integer.parseInt(found.group(1));
            var alternative = OR_ON.matcher(found.group(3));
            var date = ThaiDates.first(found.group(3)).filter(f -> f.start() == 0 && f.day() != null);
            var end = found.start(3) + date.map(ThaiDates.Found::end).orElse(0);
            var from = date.map(ThaiDates.Found::day).orElse(null);
            // Working days need the calendar of holidays, and "from its receipt" the day it is received.
            var resolved = from == null || found.group(2) != null ? null : from.plusDays(days);
            if (alternative.find()) {
                var start = found.start(3) + alternative.end();
                var stated = ThaiDates.first(folded.substring(start, Math.min(folded.length(), start + 40)))
                        .filter(f -> f.start() == 0 && f.day() != null);
                if (stated.isPresent()) {
                    resolved = stated.get().day();
                    end = start + stated.get().end();
                }
            }
            var words = text.substring(found.start(), Math.max(end, found.end(1)));
            if (from == null && resolved == null) {
                words = text.substring(found.start(), untilSpace(folded, found.start(3)));
            }
            add(
                    new Deadline(words, clause, null, null, days, from, null, null, resolved),
                    resolved == null ? 0.6 : 0.9);
            take(taken, found.start(), Math.max(end, found.end(1)));
        }
    }

    private static int untilSpace(String text, int from) {
        var end = text.indexOf(' ', from);
        return end < 0 || end > from + 60 ? Math.min(text.length(), from + 60) : end;
    }

    private void weeks(Integer clause, String text, String folded, boolean[] taken) {
        var found = WEEK.matcher(folded);
        while (found.find()) {
            var week = found.group(1) == null ? 1 : Integer.parseInt(found.group(1));
            var month = ThaiDates.yearMonth(found.group(2), found.group(3)).orElse(null);
            var resolved = month == null ? null : month.atDay(Math.min(7 * week, month.lengthOfMonth()));
            var words = text.substring(found.start(), found.end());
            add(new Deadline(words, clause, null, null, null, null, week, month, resolved), resolved == null ? 0 : 0.8);
            take(taken, found.start(), found.end());
        }
    }

    private void quarters(Integer clause, String text, String folded, boolean[] taken) {
        var found = QUARTER.matcher(folded);
        for (var from = 0; found.find(from); from = found.end(1)) {
            var number = Integer.parseInt(found.group(1));
            var end = found.end(1);
            var year = QUARTER_YEAR.matcher(found.group(2));
            var month = QUARTER_MONTH.matcher(found.group(2));
            FiscalQuarter quarter = null;
            var sure = 0.9;
            if (month.find()) {
                quarter = ThaiDates.yearMonth(month.group(1), month.group(2))
                        .map(m -> FiscalQuarter.of(m.atDay(1)))
                        .orElse(null);
                sure = quarter != null && quarter.number() == number ? 0.95 : 0.4;
                end = found.start(2) + month.end();
            } else if (year.find()) {
                quarter = quarter(year.group(1), number);
                end = found.start(2) + year.end();
            } else if (issuedOn != null) {
                quarter = likely(folded.substring(Math.max(0, found.start() - 300), found.start()), number);
                sure = 0.6;
            }
            var resolved = quarter == null ? null : quarter.endsOn();
            var name = quarter == null ? null : quarter.toString();
            add(
                    new Deadline(
                            text.substring(found.start(), end), clause, null, name, null, null, null, null, resolved),
                    quarter == null ? 0 : sure);
            take(taken, found.start(), end);
        }
    }

    /** The quarter of the fiscal year named before it, otherwise the first one of that number that ends after the letter. */
    private FiscalQuarter likely(String before, int number) {
        var named = FISCAL_YEAR.matcher(before);
        FiscalQuarter quarter = null;
        while (named.find()) {
            quarter = quarter(named.group(1), number);
        }
        if (quarter != null && !quarter.endsOn().isBefore(issuedOn)) {
            return quarter;
        }
        var year = FiscalYear.of(issuedOn);
        var thisYear = new FiscalQuarter(year, number);
        return thisYear.endsOn().isBefore(issuedOn)
                ? new FiscalQuarter(new FiscalYear(year.be() + 1), number)
                : thisYear;
    }

    private static FiscalQuarter quarter(String year, int number) {
        return FiscalQuarter.parse(year + "-Q" + number).orElse(null);
    }

    private void every(Integer clause, String text, String folded, boolean[] taken) {
        var found = EVERY.matcher(folded);
        while (found.find()) {
            var day = Integer.parseInt(firstGroup(found));
            if (day < 1 || day > 31 || isTaken(taken, found.start())) {
                continue;
            }
            var behind = folded.substring(found.end(), Math.min(folded.length(), found.end() + 100));
            var until = UNTIL.matcher(behind);
            YearMonth last = null;
            var end = found.end();
            if (until.find()) {
                last = ThaiDates.yearMonth(until.group(1), until.group(2)).orElse(null);
                end = last == null ? end : found.end() + until.end();
            }
            reporting.add(new Reading<>(
                    new Reporting(text.substring(found.start(), end), clause, "MONTH", day, firstMonth(day), last),
                    text.substring(found.start(), end),
                    last == null ? 0.7 : 0.9));
            take(taken, found.start(), end);
        }
    }

    private static String firstGroup(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2) != null ? found.group(2) : found.group(3);
    }

    private YearMonth firstMonth(int day) {
        if (issuedOn == null) {
            return null;
        }
        var month = YearMonth.from(issuedOn);
        return Math.min(day, month.lengthOfMonth()) > issuedOn.getDayOfMonth() ? month : month.plusMonths(1);
    }

    private void dates(Integer clause, String text, String folded, boolean[] taken) {
        var found = ON.matcher(folded);
        while (found.find()) {
            var date = ThaiDates.first(folded.substring(found.end(), Math.min(folded.length(), found.end() + 40)))
                    .filter(f -> f.start() == 0);
            if (date.isEmpty() || isTaken(taken, found.start())) {
                continue;
            }
            var end = found.end() + date.get().end();
            var day = date.get().day();
            var words = text.substring(found.start(), end);
            // "Before" a day may mean with it or without it; the day itself is kept, and doubted.
            var sure = day == null ? 0 : words.startsWith("ก่อน") ? 0.6 : 0.95;
            add(new Deadline(words, clause, day, null, null, null, null, null, day), sure);
            take(taken, found.start(), end);
        }
    }

    private void months(Integer clause, String text, String folded, boolean[] taken) {
        var found = END_OF_MONTH.matcher(folded);
        while (found.find()) {
            var month = ThaiDates.yearMonth(found.group(1), found.group(2));
            if (month.isPresent() && !isTaken(taken, found.start())) {
                var day = month.get().atEndOfMonth();
                var words = text.substring(found.start(), found.end());
                add(new Deadline(words, clause, day, null, null, null, null, null, day), 0.8);
            }
        }
    }

    private void add(Deadline deadline, double sure) {
        if (deadlines.size() < MOST) {
            deadlines.add(new Reading<>(deadline, deadline.words(), sure));
        }
    }

    private static void take(boolean[] taken, int from, int to) {
        for (var i = from; i < to; i++) {
            taken[i] = true;
        }
    }

    private static boolean isTaken(boolean[] taken, int at) {
        return taken[at];
    }
}
