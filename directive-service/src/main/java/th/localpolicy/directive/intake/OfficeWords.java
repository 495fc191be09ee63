package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;

/** The words by which letters speak of offices of a level (จังหวัด, สถอ., อปท.), of one office, or of a list of provinces. */
final class OfficeWords {

    private static final String MINISTRY = "กระทรวงมหาดไทย|มท\\.(?! ?[0-9])";
    private static final String DEPARTMENT = "กรมส่งเสริมการปกครองท้องถิ่น|สถ\\.(?![ก-ฮ])";
    private static final String LOCAL =
            "องค์กรปกครองส่วนท้องถิ่น|อปท\\.?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต\\.?|อบจ\\.?|เทศบาล(?:นคร|เมือง|ตำบล)?|ท้องถิ่นในพื้นที่";
    private static final String PROVINCE =
            "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด|สถจ\\.?|ท้องถิ่นจังหวัด|ผู้ว่าราชการจังหวัด|สำนักงานจังหวัด|ที่ทำการปกครองจังหวัด|จังหวัด";
    private static final String DISTRICT =
            "สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอ|สถอ\\.?|ท้องถิ่นอำเภอ|นายอำเภอ|ที่ว่าการอำเภอ|ที่ทำการปกครองอำเภอ|อำเภอ";

    /** Groups 1–5 from the ministry down. */
    private static final Pattern LEVEL = Pattern.compile(
            "(" + MINISTRY + ")|(" + DEPARTMENT + ")|(" + LOCAL + ")|(" + PROVINCE + ")|(" + DISTRICT + ")");

    private static final OfficeLevel[] LEVELS = {
        OfficeLevel.MINISTRY, OfficeLevel.DEPARTMENT, OfficeLevel.LOCAL, OfficeLevel.PROVINCE, OfficeLevel.DISTRICT
    };

    private static final Pattern SEPARATOR =
            Pattern.compile("(?: |,|และ|หรือ|ตลอดจน|รวมทั้ง|ทุก(?:จังหวัด|อำเภอ|แห่ง))+");
    private static final Pattern COUNTED = Pattern.compile(
            "(?<![0-9])([0-9]{1,2}) ?จังหวัด ?(?:\\(|:|ได้แก่|ดังนี้|ดังต่อไปนี้|คือ|ประกอบด้วย)+ ?(?:จังหวัด)? ?");
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 200;

    /** Who is named from a place in a text on, and where that ends. */
    record Named(List<OfficeLevel> levels, List<OfficeCode> offices, int end) {
        boolean isNobody() {
            return levels.isEmpty() && offices.isEmpty();
        }
    }

    /** A list of provinces that tells its own length. */
    record Counted(int stated, List<OfficeCode> offices, int end) {}

    private final OfficeNames names;

    OfficeWords(OfficeNames names) {
        this.names = names;
    }

    /** The offices and levels that are named at this place, one or a list of them. */
    Named at(String text, int from, OfficeCode near) {
        var levels = new ArrayList<OfficeLevel>();
        var offices = new ArrayList<OfficeCode>();
        var end = from;
        var word = LEVEL.matcher(text);
        var separator = SEPARATOR.matcher(text);
        for (var at = from; levels.size() + offices.size() < MOST; ) {
            word.region(at, text.length());
            if (!word.lookingAt()) {
                break;
            }
            var named = nameAt(text, at, near);
            if (named.isPresent()) {
                offices.add(named.get().code());
                end = named.get().end();
            } else {
                var level = level(word);
                if (!levels.contains(level)) {
                    levels.add(level);
                }
                end = word.end();
            }
            separator.region(end, text.length());
            at = separator.lookingAt() ? separator.end() : end;
        }
        return new Named(levels, offices, end);
    }

    /** The last level that is named in a text. */
    static Optional<OfficeLevel> last(String text) {
        var found = LEVEL.matcher(text);
        OfficeLevel last = null;
        while (found.find()) {
            last = level(found);
        }
        return Optional.ofNullable(last);
    }

    private static OfficeLevel level(java.util.regex.MatchResult found) {
        var group = 1;
        while (found.group(group) == null) {
            group++;
        }
        return LEVELS[group - 1];
    }

    /** Lists such as "๑๗ จังหวัด ได้แก่ ขอนแก่น ชัยนาท …", whose names stand without จังหวัด. */
    List<Counted> counted(String folded) {
        var all = new ArrayList<Counted>();
        var found = COUNTED.matcher(folded);
        var separator = SEPARATOR.matcher(folded);
        for (var from = 0; all.size() < 20 && found.find(from); ) {
            var offices = new ArrayList<OfficeCode>();
            var end = found.end();
            for (var at = end; offices.size() < MOST; ) {
                var prefixed = folded.startsWith("จังหวัด", at);
                var name = provinceAt(folded, prefixed ? at + "จังหวัด".length() : at);
                if (name.isEmpty()) {
                    break;
                }
                offices.add(name.get().code());
                end = name.get().end();
                separator.region(end, folded.length());
                if (!separator.lookingAt()) {
                    break;
                }
                at = separator.end();
            }
            if (!offices.isEmpty()) {
                all.add(new Counted(Integer.parseInt(found.group(1)), offices, end));
            }
            from = Math.max(end, found.end());
        }
        return all;
    }

    private record Name(OfficeCode code, int end) {}

    /** The longest name of one office at this place. */
    private Optional<Name> nameAt(String text, int at, OfficeCode near) {
        for (var end = Math.min(text.length(), at + LONGEST_NAME); end > at + 5; end--) {
            var code = names.named(text.substring(at, end), near);
            if (code.isPresent()) {
                return Optional.of(new Name(code.get(), end));
            }
        }
        return Optional.empty();
    }

    /** A province's bare name: it ends where a word of the list ends. */
    private Optional<Name> provinceAt(String text, int at) {
        for (var end = Math.min(text.length(), at + 20); end > at + 1; end--) {
            var ends = end == text.length() || text.charAt(end) < 'ก' || text.startsWith("และ", end);
            var code = ends ? names.named("จังหวัด" + text.substring(at, end), null) : Optional.<OfficeCode>empty();
            if (code.isPresent()) {
                return Optional.of(new Name(code.get(), end));
            }
        }
        return Optional.empty();
    }
}
