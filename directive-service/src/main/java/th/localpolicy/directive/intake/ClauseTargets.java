package th.localpolicy.directive.intake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;

/**
 * To whom one clause speaks: the levels and offices behind ให้, ขอให้, มอบหมาย and their like, and lists of provinces. Who is
 * only to be told (ให้จังหวัดทราบ) is not asked to act.
 */
final class ClauseTargets {

    private static final Pattern LEAD = Pattern.compile(
            "ขอ ?ความ(?:ร่วมมือ|อนุเคราะห์)(?:จาก)?|มอบหมาย(?:ให้)?|กำชับ(?:ให้)?|สั่งการ(?:ให้)?|แจ้ง(?:ให้)?|ประสาน(?:ให้)?|ขอให้|ให้");
    private static final Pattern TO_BE_TOLD = Pattern.compile("^ ?(?:[ก-๎.]{0,40}? ?)?ทราบ");
    private static final Pattern REPORTS =
            Pattern.compile("รายงาน|จัดส่ง|แจ้งผล|สรุปผล|ส่ง(?=ผล|แบบ|ข้อมูล|สำเนา|เอกสาร|ราย)");
    private static final Pattern TOLD = Pattern.compile("(?:ให้|ต่อ|ถึง|ไปยัง|ไปที่|เสนอ|ส่ง) ?");
    private static final int LONGEST = 20_000;

    /** @param miscounted a list that names fewer or more provinces than it says; null when there is none */
    record Targets(Set<OfficeLevel> levels, Set<OfficeCode> offices, OfficeWords.Counted miscounted) {}

    /** Who sends a recurring report to whom, as far as the words say; both null when they do not. */
    record Parties(OfficeLevel reporter, String recipient) {}

    private final OfficeWords words;
    private final OfficeCode writer;

    /** @param writer the office that writes, null when it is not known: it settles names that several offices bear */
    ClauseTargets(OfficeWords words, OfficeCode writer) {
        this.words = words;
        this.writer = writer;
    }

    Targets of(String clause) {
        var text = Scan.fold(clause.substring(0, Math.min(clause.length(), LONGEST)));
        var levels = new LinkedHashSet<OfficeLevel>();
        var offices = new LinkedHashSet<OfficeCode>();
        add(words.at(text, 0, writer), text, levels, offices);
        var lead = LEAD.matcher(text);
        for (var from = 0; lead.find(from); ) {
            var at = lead.end() < text.length() && text.charAt(lead.end()) == ' ' ? lead.end() + 1 : lead.end();
            var named = words.at(text, at, writer);
            if (!isReportedTo(text, lead.start(), lead.group())) {
                add(named, text, levels, offices);
            }
            from = Math.max(lead.end(), named.end());
        }
        OfficeWords.Counted miscounted = null;
        for (var counted : words.counted(text)) {
            offices.addAll(counted.offices());
            if (counted.stated() != counted.offices().size()) {
                miscounted = counted;
            }
        }
        return new Targets(levels, offices, miscounted);
    }

    /** รายงานผลให้จังหวัด: whoever stands behind this ให้ receives. */
    private static boolean isReportedTo(String text, int lead, String word) {
        if (!word.equals("ให้")) {
            return false;
        }
        var before = text.substring(Math.max(0, lead - 60), lead);
        var report = REPORTS.matcher(before);
        var end = -1;
        while (report.find()) {
            end = report.end();
        }
        return end >= 0 && before.indexOf("ให้", end) < 0;
    }

    private static void add(OfficeWords.Named named, String text, Set<OfficeLevel> levels, Set<OfficeCode> offices) {
        if (named.isNobody()) {
            return;
        }
        var behind = text.substring(named.end(), Math.min(text.length(), named.end() + 12));
        if (!TO_BE_TOLD.matcher(behind).find()) {
            levels.addAll(named.levels());
            offices.addAll(named.offices());
        }
    }

    /**
     * Who reports to whom in the sentence of a recurring report.
     *
     * @param addressed the one level that the letter goes to, empty when there are several
     */
    Parties parties(String paragraph, Optional<OfficeLevel> addressed) {
        var text = Scan.fold(paragraph.substring(0, Math.min(paragraph.length(), LONGEST)));
        var report = REPORTS.matcher(text);
        if (!report.find()) {
            return new Parties(addressed.orElse(null), writerCode());
        }
        var reporter = OfficeWords.last(text.substring(Math.max(0, report.start() - 200), report.start()))
                .filter(level -> level != OfficeLevel.MINISTRY && level != OfficeLevel.DEPARTMENT)
                .or(() -> addressed);
        var told = TOLD.matcher(text).region(report.end(), Math.min(text.length(), report.end() + 160));
        while (told.find()) {
            var named = words.at(text, told.end(), writer);
            if (!named.isNobody()) {
                return new Parties(reporter.orElse(null), recipient(named));
            }
        }
        return new Parties(reporter.orElse(null), writerCode());
    }

    private String recipient(OfficeWords.Named named) {
        if (!named.offices().isEmpty()) {
            return named.offices().getFirst().value();
        }
        return switch (named.levels().getFirst()) {
            case MINISTRY -> OfficeCode.MOI.value();
            case DEPARTMENT -> OfficeCode.DLA.value();
            // A province that writes "to the province" means itself.
            case PROVINCE -> isOf('P') ? writer.value() : OfficeLevel.PROVINCE.name();
            case DISTRICT -> isOf('D') ? writer.value() : OfficeLevel.DISTRICT.name();
            default -> null;
        };
    }

    private boolean isOf(char level) {
        return writer != null && writer.value().charAt(0) == level;
    }

    private String writerCode() {
        return writer == null ? null : writer.value();
    }

    /** The level that all addressees share. */
    static Optional<OfficeLevel> addressed(List<Reading<LetterDraft.Addressee>> addressees) {
        var levels = new LinkedHashSet<String>();
        for (var addressee : addressees) {
            levels.addAll(addressee.value().levels());
        }
        return levels.size() == 1
                ? Optional.of(OfficeLevel.valueOf(levels.iterator().next()))
                : Optional.empty();
    }
}
