package th.localpolicy.directive.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import th.localpolicy.directive.intake.LetterDraft.Receipt;

/** Reads the receiving stamps on a letter (regulation, clause 37); one letter may bear several. */
final class ReceiptReader {

    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,8}(?:/[0-9]{2,4})?)");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}) ?[.:] ?([0-9]{2})(?![0-9])");
    private static final Pattern ABBREVIATED = Pattern.compile("^[0-9 ]{1,5}[ก-ฮเ][ก-๎]?[ก-ฮ]?\\. ?[คยพ]\\.");
    private static final int MOST = 20;

    private ReceiptReader() {}

    static List<Reading<Receipt>> read(LetterLines letter, Findings findings) {
        var scan = letter.scan();
        var all = new ArrayList<Reading<Receipt>>();
        for (var i = letter.head(); i < letter.end() && all.size() < MOST; i++) {
            var start = LetterLines.STAMP.matcher(scan.line(i).folded());
            if (!start.find()) {
                continue;
            }
            var raw = new StringBuilder(scan.line(i).text());
            var number = NUMBER.matcher(scan.line(i).folded());
            var value = number.find(start.end()) ? number.group(1) : null;
            LocalDate day = null;
            String time = null;
            var line = i;
            for (var n = 0; n < 2; n++) {
                line = scan.nextText(line + 1);
                if (line >= letter.end()
                        || !LetterLines.STAMP_REST
                                .matcher(scan.line(line).folded())
                                .find()) {
                    break;
                }
                raw.append(" · ").append(scan.line(line).text());
                var folded = scan.line(line).folded();
                if (folded.startsWith("เวลา")) {
                    time = time(folded);
                } else {
                    day = ThaiDates.first(folded).map(ThaiDates.Found::day).orElse(null);
                    if (day == null) {
                        findings.missing("receipts[" + all.size() + "].receivedOn");
                    }
                }
            }
            all.add(new Reading<>(
                    new Receipt(office(letter, i), value, day, time),
                    raw.toString(),
                    value == null || day == null ? 0.4 : 0.8));
        }
        unlabelled(letter, all);
        return all;
    }

    /** A date with its month abbreviated, alone above the subject, is what is left of a stamp; letters write theirs in full. */
    private static void unlabelled(LetterLines letter, List<Reading<Receipt>> all) {
        for (var i = letter.head(); i < letter.subject() && all.isEmpty(); i++) {
            var line = letter.scan().line(i);
            var date = line.text().length() > 25 ? Optional.<ThaiDates.Found>empty() : ThaiDates.first(line.folded());
            if (date.isPresent() && ABBREVIATED.matcher(line.folded()).find()) {
                // With digits left over before it, which of them belong to the day cannot be told.
                var day = date.get().start() == 0 ? date.get().day() : null;
                all.add(new Reading<>(new Receipt(null, null, day, null), line.text(), day == null ? 0.2 : 0.5));
            }
        }
    }

    private static String office(LetterLines letter, int stamp) {
        var above = letter.scan().previousText(stamp - 1);
        if (above < letter.head()) {
            return null;
        }
        var first = letter.scan().line(above).text();
        if (OfficeNames.OFFICE.matcher(first).find()) {
            return first;
        }
        // The office may go over two lines of the stamp.
        var over = above - 1;
        return over >= letter.head()
                        && OfficeNames.OFFICE
                                .matcher(letter.scan().line(over).text())
                                .find()
                ? letter.scan().line(over).text() + first
                : null;
    }

    private static String time(String folded) {
        var found = TIME.matcher(folded);
        if (!found.find()) {
            return null;
        }
        var hour = Integer.parseInt(found.group(1));
        var minute = Integer.parseInt(found.group(2));
        return hour < 24 && minute < 60 ? "%02d:%02d".formatted(hour, minute) : null;
    }
}
