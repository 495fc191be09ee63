package th.localpolicy.directive.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import th.localpolicy.directive.intake.LetterDraft.Deadline;
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
    private static final String WEEKDAY = "(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?)?(?:ท[ีิ]่?)?";

    /** An hour of the day: what is due is due on that day. */
    private static final String HOUR = "(?:เวลา ?[0-9]{1,2} ?[.:] ?[0-9]{2} ?(?:น\\.?|นาฬิกา)? ?(?:ของ|ใน)? ?)?";

    private static final Pattern ON =
            Pattern.compile(WITHIN + " ?" + HOUR + WEEKDAY + " ?(?=[0-9]{1,2} ?(?:เดือน)? ?[ก-ฮเ/])");
    private static final Pattern END_OF_MONTH = Pattern.compile("ภายใน(?:สิ้น)?เดือน ?" + ThaiDates.MONTH);
    private static final Pattern QUARTER = Pattern.compile("ภายใน(?:สิ้น)?ไตรมาส ?(?:ที่)? ?([1-4])(.{0,60})");
    private static final Pattern QUARTER_YEAR =
            Pattern.compile("^[^0-9]{0,40}?(?:ปีงบประมาณ|ปี) ?(?:พ\\. ?ศ\\.)? ?([0-9]{4})");
    private static final Pattern QUARTER_MONTH = Pattern.compile("^ ?\\(?(?:สิ้น)?(?:ภายใน)?เดือน ?" + ThaiDates.MONTH);
    private static final Pattern FISCAL_YEAR = Pattern.compile("ประจำปี(?:งบประมาณ)? ?(?:พ\\. ?ศ\\.)? ?([0-9]{4})");
    private static final Pattern SPAN =
            Pattern.compile("ภายใน ?(?:กำหนด(?:เวลา)?|ระยะเวลา)? ?(?:([0-9]{1,3}) ?(?:\\([ก-๎ ]{2,20}\\) ?)?|("
                    + ThaiNumberWords.FORM
                    + "))(วัน|สัปดาห์|เดือน|ปี)(?!แรก|ข้างหน้า|สุดท้าย|ถัดไป|ที่|งบประมาณ| ?[0-9]) ?(ทำการ)?"
                    + "(?: ?(?:นับ(?:แต่|จาก|ตั้งแต่|ถัดจาก)?|ตั้งแต่|หลังจาก) ?(?:วัน)?(?:ที่)? ?(.{0,60}))?");
    private static final Pattern OF_THIS_LETTER = Pattern.compile(
            "^(?:ออก|ลง(?:นาม)?(?:ใน)?|ใน)?(?:หนังสือ|ประกาศ|คำสั่ง|บันทึก)(?:ฉบับ)?(?:นี้)?(?![ก-๎])|^ออก(?:หนังสือ|ประกาศ|คำสั่ง)");
    private static final Pattern OR_ON = Pattern.compile("^.{0,60}?หรือภายในวันที่ ?");
    private static final Pattern WEEK =
            Pattern.compile("สัปดาห์(?:ที่ ?([1-5])|แรก) ?(?:ของ)? ?เดือน ?" + ThaiDates.MONTH);

    private final LocalDate issuedOn;
    private final List<Reading<Deadline>> deadlines = new ArrayList<>();
    private final ReportingReader reporting;

    /** @param issuedOn the letter's date, null when it is not known */
    DeadlineReader(LocalDate issuedOn) {
        this.issuedOn = issuedOn;
        this.reporting = new ReportingReader(issuedOn);
    }

    List<Reading<Deadline>> deadlines() {
        return deadlines;
    }

    /** The recurring reports. */
    ReportingReader reports() {
        return reporting;
    }

    /** Reads one paragraph. */
    void read(Integer clause, String paragraph) {
        var text = paragraph.substring(0, Math.min(paragraph.length(), LONGEST));
        if (deadlines.size() + reporting.all().size() >= MOST) {
            return;
        }
        var folded = Scan.fold(text);
        var taken = new boolean[folded.length()];
        spans(clause, text, folded, taken);
        weeks(clause, text, folded, taken);
        quarters(clause, text, folded, taken);
        reporting.read(clause, text, folded, taken);
        dates(clause, text, folded, taken);
        months(clause, text, folded, taken);
    }

    private void spans(Integer clause, String text, String folded, boolean[] taken) {
        var found = SPAN.matcher(folded);
        while (found.find()) {
            var count = found.group(1) != null
                    ? Integer.parseInt(found.group(1))
                    : ThaiNumberWords.value(found.group(2)).orElse(0);
            if (count == 0) {
                continue;
            }
            var unit = found.group(3);
            var start = found.group(5) == null ? "" : found.group(5);
            var startsAt = found.group(5) == null ? found.end() : found.start(5);
            var alternative = OR_ON.matcher(start);
            var date = ThaiDates.first(start).filter(f -> f.start() == 0 && f.day() != null);
            var ofThis = OF_THIS_LETTER.matcher(start);
            var end = startsAt + date.map(ThaiDates.Found::end).orElse(0);
            var from = date.map(ThaiDates.Found::day).orElse(date.isEmpty() && ofThis.find() ? issuedOn : null);
            // Working days need every holiday there was, and "from its receipt" the day it is received.
            var resolved = from == null || found.group(4) != null ? null : plus(from, count, unit);
            if (alternative.find()) {
                var at = startsAt + alternative.end();
                var stated = ThaiDates.first(folded.substring(at, Math.min(folded.length(), at + 40)))
                        .filter(f -> f.start() == 0 && f.day() != null);
                if (stated.isPresent()) {
                    resolved = stated.get().day();
                    end = at + stated.get().end();
                }
            }
            end = Math.max(end, found.group(4) == null ? found.end(3) : found.end(4));
            var words = text.substring(found.start(), end);
            if (date.isEmpty() && end <= startsAt && !start.isEmpty()) {
                words = text.substring(found.start(), untilSpace(folded, startsAt));
            }
            var days = unit.equals("วัน")
                    ? Integer.valueOf(count)
                    : unit.equals("สัปดาห์") ? Integer.valueOf(7 * count) : null;
            // Months and years have no rule of their own: their last day is stated.
            var on = days == null ? resolved : null;
            add(
                    new Deadline(words, clause, on, null, days, days == null ? null : from, null, null, resolved),
                    resolved == null ? 0.6 : 0.9);
            take(taken, found.start(), end);
        }
    }

    private static LocalDate plus(LocalDate from, int count, String unit) {
        return switch (unit) {
            case "วัน" -> from.plusDays(count);
            case "สัปดาห์" -> from.plusWeeks(count);
            case "เดือน" -> from.plusMonths(count);
            default -> from.plusYears(Math.min(count, 50));
        };
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
