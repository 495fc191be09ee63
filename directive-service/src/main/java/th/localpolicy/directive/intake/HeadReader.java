package th.localpolicy.directive.intake;

import java.time.LocalDate;
import java.util.regex.Pattern;

import th.localpolicy.directive.letter.Kind;
import th.localpolicy.directive.letter.LetterNumber;
import th.localpolicy.directive.letter.Secrecy;
import th.localpolicy.directive.letter.Urgency;

/** Reads what stands above the body of one letter, in the places the regulation gives it (clauses 11–15). */
final class HeadReader {

    private static final Pattern DATE_LABEL = Pattern.compile("^(?:ลง)?วันที่");
    private static final Pattern EMPTY_DATE =
            Pattern.compile("^(?:วันที่ ?)?([ก-ฮเ][ก-๎.]{3,13}) ?(?:พ\\. ?ศ\\.)? ?[0-9]{2,4}$");

    private final LetterLines letter;
    private final IssuerLetters letters;
    private final Findings findings;

    HeadReader(LetterLines letter, IssuerLetters letters, Findings findings) {
        this.letter = letter;
        this.letters = letters;
        this.findings = findings;
    }

    /** The number in normal form. Letters that no office has are replaced by those meant, when the text names the province. */
    Reading<String> number(String wholeLetter) {
        for (var i = letter.subject() - 1; i >= letter.head(); i--) {
            var line = letter.scan().line(i);
            var start = LetterLines.NUMBER.matcher(line.folded());
            if (!start.find() || LetterLines.CITED.matcher(line.folded()).find()) {
                continue;
            }
            var found = LetterNumber.NUMBER.matcher(line.folded());
            if (found.find(start.end())) {
                var raw = line.text().substring(found.start(), found.end());
                return checked(LetterNumber.of(found), raw, wholeLetter);
            }
        }
        for (var i = letter.head(); i < letter.subject(); i++) {
            var line = letter.scan().line(i);
            var order = LetterNumber.ORDER.matcher(line.folded());
            if (order.find()) {
                return new Reading<>(
                        LetterNumber.ofOrder(order).normal(), line.text().substring(order.start(1), order.end()), 0.9);
            }
            if (LetterLines.EMPTY_NUMBER.matcher(line.folded()).find()) {
                return Reading.unread(line.text());
            }
        }
        return Reading.none();
    }

    private Reading<String> checked(LetterNumber number, String raw, String wholeLetter) {
        if (letters.exist(number.issuer())) {
            return new Reading<>(number.normal(), raw, 0.95);
        }
        var meant = letters.meant(number.issuer(), wholeLetter);
        if (meant == null) {
            findings.unknownLetters("number", number.issuer());
            return new Reading<>(number.normal(), raw, 0.4);
        }
        findings.lettersCorrected("number", number.issuer(), meant, letters.province(meant));
        return new Reading<>(number.by(meant).normal(), raw, 0.6);
    }

    /** The date nearest above the subject that is no stamp's; for orders the one they are given on. */
    Reading<LocalDate> issuedOn() {
        for (var i = letter.subject() - 1; i >= letter.head(); i--) {
            var line = letter.scan().line(i);
            var isStamp = LetterLines.STAMP_REST.matcher(line.folded()).find()
                    && LetterLines.isInStamp(letter.scan(), i, letter.head());
            if (isStamp || LetterLines.STAMP.matcher(line.folded()).find()) {
                continue;
            }
            for (var date : ThaiDates.in(line.folded())) {
                var labelled = DATE_LABEL.matcher(line.folded()).find()
                        || line.folded().contains(" วันที่ ");
                var stands = date.start() == 0 && date.end() == line.text().length();
                if (labelled || date.plain() || stands && line.text().length() < 30) {
                    return reading(date, line, labelled || stands ? 0.95 : 0.8);
                }
            }
            if (EMPTY_DATE.matcher(line.folded()).find()) {
                return Reading.unread(line.text());
            }
        }
        var last = letter.find(LetterLines.ISSUED_AT_END, letter.subject());
        if (last >= 0) {
            var line = letter.scan().line(last);
            var date = ThaiDates.first(line.folded());
            if (date.isPresent()) {
                return reading(date.get(), line, 0.95);
            }
        }
        return dateBelow();
    }

    /** A stamped letter has its date under the text, alone on its line. */
    private Reading<LocalDate> dateBelow() {
        for (var i = letter.subject() + 1; i < letter.end() && i < letter.subject() + 200; i++) {
            var line = letter.scan().line(i);
            if (line.isBlank()
                    || line.text().length() > 30
                    || LetterLines.STAMP_REST.matcher(line.folded()).find()) {
                continue;
            }
            var date = ThaiDates.first(line.folded());
            if (date.isPresent()
                    && date.get().start() == 0
                    && date.get().end() == line.text().length()
                    && date.get().plain()) {
                return reading(date.get(), line, 0.8);
            }
        }
        return Reading.none();
    }

    private Reading<LocalDate> reading(ThaiDates.Found date, Scan.Line line, double confidence) {
        var raw = line.text().substring(date.start(), date.end());
        if (date.day() == null) {
            findings.impossibleDate("issuedOn", raw);
            return Reading.unread(raw);
        }
        return new Reading<>(date.day(), raw, date.plain() ? confidence : 0.7);
    }

    Reading<Urgency> urgency() {
        for (var i = letter.head(); i < letter.subject(); i++) {
            var found = LetterLines.URGENCY.matcher(letter.scan().line(i).text());
            var line = letter.scan().line(i).text();
            if (found.find()) {
                return new Reading<>(
                        urgency(line), line.substring(0, found.end()).strip(), 0.95);
            }
            var at = line.indexOf(" ด่วน");
            if (at >= 0 && line.length() < 80) {
                return new Reading<>(urgency(line.substring(at + 1)), line.substring(at + 1), 0.8);
            }
        }
        return new Reading<>(Urgency.NORMAL, null, 0.8);
    }

    /** The speed class that the words begin with; null when they begin with none. */
    static Urgency urgency(String words) {
        var text = words.replace(" ", "");
        if (!text.startsWith("ด่วน")) {
            return null;
        }
        return text.startsWith("ด่วนที่สุด") || text.startsWith("ด่วนภายใน")
                ? Urgency.MOST_URGENT
                : text.startsWith("ด่วนมาก") ? Urgency.VERY_URGENT : Urgency.URGENT;
    }

    Reading<Secrecy> secrecy() {
        for (var i = letter.head(); i < letter.subject(); i++) {
            var line = letter.scan().line(i).text();
            if (LetterLines.SECRECY.matcher(line).matches()) {
                findings.secret("secrecy");
                var secrecy = line.contains("สุด")
                        ? Secrecy.TOP_SECRET
                        : line.contains("มาก") ? Secrecy.SECRET : Secrecy.CONFIDENTIAL;
                return new Reading<>(secrecy, line, 0.9);
            }
        }
        return new Reading<>(Secrecy.NORMAL, null, 0.8);
    }

    Reading<Kind> kind() {
        for (var i = letter.head(); i < letter.subject(); i++) {
            var line = letter.scan().line(i).text();
            var heading = LetterLines.HEADING.matcher(line);
            if (heading.find()) {
                return new Reading<>(
                        switch (heading.group(1)) {
                            case "คำสั่ง" -> Kind.ORDER;
                            case "ประกาศ" -> Kind.ANNOUNCEMENT;
                            case "ระเบียบ" -> Kind.REGULATION;
                            default -> Kind.RULE;
                        },
                        line,
                        0.9);
            }
            if (LetterLines.FAX.matcher(line).find()) {
                return new Reading<>(Kind.OFFICIAL_FAX, line, 0.9);
            }
            if (LetterLines.MEMO.matcher(line).find()
                    || LetterLines.UNIT.matcher(line).find()) {
                return new Reading<>(Kind.MEMORANDUM, line, 0.95);
            }
        }
        var salutation = letter.find(LetterLines.ADDRESSEE, letter.subject());
        if (salutation >= 0 && letter.scan().line(salutation).text().startsWith("ถึง")) {
            return new Reading<>(Kind.STAMPED_LETTER, "ถึง", 0.9);
        }
        var close = letter.find(Pattern.compile("^ขอแสดงความนับถือ"), letter.subject());
        return close >= 0
                ? new Reading<>(Kind.EXTERNAL_LETTER, letter.scan().line(close).text(), 0.95)
                : new Reading<>(Kind.EXTERNAL_LETTER, null, 0.5);
    }

    /** The subject, its lines joined as Thai is: without a space, for a line breaks inside a phrase. */
    Reading<String> subject() {
        if (!LetterLines.SUBJECT
                .matcher(letter.scan().line(letter.subject()).text())
                .find()) {
            return Reading.none();
        }
        var raw = new StringBuilder();
        var text = new StringBuilder();
        var lines = 0;
        for (var i = letter.subject(); i < letter.end() && lines < 6; i = i + 1) {
            var line = letter.scan().line(i);
            if (line.isBlank()) {
                var next = letter.scan().nextText(i);
                if (lines > 0 && (next >= letter.end() || !labelFollows(next))) {
                    break;
                }
                continue;
            }
            if (line.catchword() || lines > 0 && isLabel(line.folded())) {
                break;
            }
            var words = lines == 0 ? LetterLines.SUBJECT.matcher(line.text()).replaceFirst("") : line.text();
            join(text, words);
            raw.append(raw.isEmpty() ? "" : " ").append(words);
            lines++;
        }
        if (text.isEmpty()) {
            return Reading.none();
        }
        var printed = text.toString();
        var value = SubjectOpenings.withoutExtra(printed);
        if (!value.equals(printed)) {
            findings.openingCorrected("subject", printed, value);
        }
        return new Reading<>(value, raw.toString(), value.equals(printed) ? 0.9 : 0.6);
    }

    /** After a blank line the subject goes on only when the salutation is still to come within two lines. */
    private boolean labelFollows(int line) {
        var second = letter.scan().nextText(line + 1);
        return !isLabel(letter.scan().line(line).folded())
                && second < letter.end()
                && LetterLines.ADDRESSEE
                        .matcher(letter.scan().line(second).folded())
                        .find();
    }

    static void join(StringBuilder text, String words) {
        var glued = !text.isEmpty() && isThai(text.charAt(text.length() - 1)) && isThai(words.charAt(0));
        text.append(text.isEmpty() || glued ? "" : " ").append(words);
    }

    private static boolean isThai(char c) {
        return c >= 'ก' && c <= '๎';
    }

    static boolean isLabel(String line) {
        return LetterLines.ADDRESSEE.matcher(line).find()
                || LetterLines.REFERENCES.matcher(line).find()
                || LetterLines.ENCLOSURES.matcher(line).find()
                || LetterLines.SUBJECT.matcher(line).find();
    }
}
