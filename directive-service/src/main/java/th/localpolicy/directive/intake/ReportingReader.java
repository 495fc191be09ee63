package th.localpolicy.directive.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import th.localpolicy.directive.intake.LetterDraft.Reporting;
import th.localpolicy.platform.thai.FiscalQuarter;

/** Finds reports that are due again and again: every month on a day, every quarter, every week. */
final class ReportingReader {

    private static final int MOST = 500;
    private static final int BEHIND = 100;

    private static final Pattern MONTHLY = Pattern.compile(
            "(?:ทุก ?วันที่ ?([0-9]{1,2}) ?(?:ของ ?(?:ทุก)? ?เดือน)?|ภายในวันที่ ?([0-9]{1,2}) ?ของ ?(?:ทุก ?เดือน|เดือนถัดไป|แต่ละเดือน)"
                    + "|(?:ทุก|ราย) ?เดือน ?(?:ภายใน)? ?(?:ใน)?วันที่ ?([0-9]{1,2})(?! ?[ก-ฮเ][ก-๎.]{1,12} ?[0-9]))(?![0-9])");
    private static final Pattern WEEK_OF_MONTH = Pattern.compile(
            "(?:ภายใน|ใน)? ?สัปดาห์(?:ที่ ?([1-5])|แรก|(สุดท้าย)) ?ของ ?(?:ทุก ?เดือน|แต่ละ ?เดือน|เดือน ?ถัดไป|เดือน(?! ?[ก-ฮเ]))");
    private static final Pattern MONTH_END = Pattern.compile(
            "ทุก ?(?:วัน)?(?:ที่)?สิ้น ?เดือน|(?:ภายใน)?(?:วัน)?สิ้นเดือน ?ของ ?ทุก ?เดือน|วันทำการสุดท้ายของ(?:ทุก)?เดือน");
    private static final Pattern MONTHLY_BARE =
            Pattern.compile("(?:เป็น)?(?:ประจำ)?ทุก ?เดือน|เป็น ?ราย ?เดือน|เดือนละ ?(?:1|หนึ่ง) ?ครั้ง");
    private static final Pattern QUARTERLY = Pattern.compile(
            "(?:เป็น)?(?:ประจำ)?ทุก ?(?:สิ้น ?)?ไตรมาส|(?:เป็น)?ราย ?ไตรมาส|ไตรมาสละ ?(?:1|หนึ่ง) ?ครั้ง|ทุก ?(?:3|สาม) ?เดือน");
    private static final Pattern DAY_AFTER_QUARTER = Pattern.compile(
            "^.{0,30}?ภายใน ?วันที่ ?([0-9]{1,2}) ?ของ ?เดือน ?(?:ถัดไป|แรก(?:ของไตรมาสถัดไป)?|ถัดจากสิ้นไตรมาส|สุดท้าย)");
    private static final Pattern WEEKLY = Pattern.compile(
            "ทุก ?วัน ?(จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?! ?ที่ ?[0-9])|(?:เป็น)?(?:ประจำ)?ทุก ?สัปดาห์|(?:เป็น)?ราย ?สัปดาห์|สัปดาห์ละ ?(?:1|หนึ่ง) ?ครั้ง");
    private static final Pattern WEEKDAY_BEHIND =
            Pattern.compile("^ ?(?:ภายใน|ใน)? ?วัน ?(จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)");
    private static final Pattern UNTIL =
            Pattern.compile("^.{0,40}?(?:จนถึง|ถึง|สิ้นสุด) ?(?:สิ้น)?(?:เดือน)? ?(?:[0-9]{1,2} )?" + ThaiDates.MONTH);

    private static final Pattern SINCE =
            Pattern.compile("(?:ตั้งแต่|เริ่ม(?:ต้น|ตั้งแต่|แต่)?) ?(?:งวด)?(?:ประจำ)?(?:เดือน)? ?" + ThaiDates.MONTH);

    /** "Every month" alone may be a meeting or a payment: only what is reported is a report. */
    private static final Pattern REPORTED =
            Pattern.compile("รายงาน|สรุปผล|แจ้งผล|จัดส่ง(?:แบบ|ผล|ข้อมูล)|ส่งข้อมูล|ส่งแบบ");

    private static final List<String> WEEKDAYS =
            List.of("จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์");

    private final LocalDate issuedOn;
    private final List<Reading<Reporting>> found = new ArrayList<>();

    /** @param issuedOn the letter's date, null when it is not known */
    ReportingReader(LocalDate issuedOn) {
        this.issuedOn = issuedOn;
    }

    List<Reading<Reporting>> all() {
        return found;
    }

    /** Adds to every report what the paragraph it stands in says of it. */
    void complete(UnaryOperator<Reporting> completion) {
        found.replaceAll(
                reading -> new Reading<>(completion.apply(reading.value()), reading.raw(), reading.confidence()));
    }

    /** Reads one paragraph; what it understands is marked as taken. */
    void read(Integer clause, String text, String folded, boolean[] taken) {
        var quarterly = QUARTERLY.matcher(folded);
        while (quarterly.find()) {
            if (isReported(folded, quarterly)) {
                var day = DAY_AFTER_QUARTER.matcher(behind(folded, quarterly.end()));
                var hasDay = day.find();
                var end = quarterly.end() + (hasDay ? day.end() : 0);
                var dueDay = hasDay ? Integer.valueOf(day.group(1)) : null;
                add(clause, text, folded, taken, quarterly.start(), end, new Rhythm("QUARTER", dueDay, null));
            }
        }
        var monthly = MONTHLY.matcher(folded);
        while (monthly.find()) {
            var day = Integer.parseInt(firstGroup(monthly));
            if (day >= 1 && day <= 31) {
                add(clause, text, folded, taken, monthly.start(), monthly.end(), new Rhythm("MONTH", day, null));
            }
        }
        var week = WEEK_OF_MONTH.matcher(folded);
        while (week.find()) {
            if (isReported(folded, week)) {
                var number = week.group(2) != null ? 5 : week.group(1) == null ? 1 : Integer.parseInt(week.group(1));
                add(clause, text, folded, taken, week.start(), week.end(), new Rhythm("MONTH", null, number));
            }
        }
        var monthEnd = MONTH_END.matcher(folded);
        while (monthEnd.find()) {
            add(clause, text, folded, taken, monthEnd.start(), monthEnd.end(), new Rhythm("MONTH", 31, null));
        }
        var weekly = WEEKLY.matcher(folded);
        while (weekly.find()) {
            if (isReported(folded, weekly)) {
                var behind = WEEKDAY_BEHIND.matcher(behind(folded, weekly.end()));
                var named = weekly.group(1) == null && behind.find();
                var weekday = weekly.group(1) != null ? weekly.group(1) : named ? behind.group(1) : null;
                var end = weekly.end() + (named ? behind.end() : 0);
                add(clause, text, folded, taken, weekly.start(), end, new Rhythm("WEEK", weekday(weekday), null));
            }
        }
        var bare = MONTHLY_BARE.matcher(folded);
        while (bare.find()) {
            if (isReported(folded, bare)) {
                add(clause, text, folded, taken, bare.start(), bare.end(), new Rhythm("MONTH", null, null));
            }
        }
    }

    /** How often, and on which day of it. */
    private record Rhythm(String every, Integer dueDay, Integer weekOfMonth) {

        boolean hasDay() {
            return dueDay != null || weekOfMonth != null;
        }

        Integer dayOfMonth() {
            return weekOfMonth == null ? dueDay : Integer.valueOf(Math.min(7 * weekOfMonth, 31));
        }
    }

    private void add(
            Integer clause, String text, String folded, boolean[] taken, int start, int stated, Rhythm rhythm) {
        if (found.size() >= MOST || taken[start]) {
            return;
        }
        var until = UNTIL.matcher(behind(folded, stated));
        YearMonth last = null;
        var end = stated;
        if (until.find()) {
            last = ThaiDates.yearMonth(until.group(1), until.group(2)).orElse(null);
            end = last == null ? end : stated + until.end();
        }
        var since = SINCE.matcher(folded.substring(stated, end));
        var first = since.find()
                ? ThaiDates.yearMonth(since.group(1), since.group(2)).orElse(null)
                : first(rhythm.every(), rhythm.dayOfMonth());
        var words = text.substring(start, end);
        var sure = (last == null ? 0.7 : 0.9) - (rhythm.hasDay() ? 0 : 0.2);
        var rule = new Reporting(
                words, clause, rhythm.every(), rhythm.dueDay(), rhythm.weekOfMonth(), first, last, null, null, null);
        found.add(new Reading<>(rule, words, sure));
        for (var i = start; i < end; i++) {
            taken[i] = true;
        }
    }

    private YearMonth first(String every, Integer dueDay) {
        if (issuedOn == null) {
            return null;
        }
        var month = YearMonth.from(issuedOn);
        if (every.equals("QUARTER")) {
            return YearMonth.from(FiscalQuarter.of(issuedOn).endsOn());
        }
        if (every.equals("WEEK") || dueDay == null) {
            return month;
        }
        return Math.min(dueDay, month.lengthOfMonth()) > issuedOn.getDayOfMonth() ? month : month.plusMonths(1);
    }

    private static boolean isReported(String folded, Matcher at) {
        var around = folded.substring(Math.max(0, at.start() - 150), Math.min(folded.length(), at.end() + 60));
        return REPORTED.matcher(around).find();
    }

    private static String behind(String folded, int from) {
        return folded.substring(from, Math.min(folded.length(), from + BEHIND));
    }

    private static String firstGroup(Matcher at) {
        return at.group(1) != null ? at.group(1) : at.group(2) != null ? at.group(2) : at.group(3);
    }

    /** 1 is Monday. */
    private static Integer weekday(String name) {
        for (var i = 0; name != null && i < WEEKDAYS.size(); i++) {
            if (name.startsWith(WEEKDAYS.get(i))) {
                return i + 1;
            }
        }
        return null;
    }
}
