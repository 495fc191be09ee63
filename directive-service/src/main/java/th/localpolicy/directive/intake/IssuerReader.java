package th.localpolicy.directive.intake;

import java.util.regex.Pattern;

import th.localpolicy.directive.intake.LetterDraft.Issuer;
import th.localpolicy.directive.letter.LetterNumber;
import th.localpolicy.platform.office.OfficeCode;

/** Reads whose letter it is, from the letterhead or what stands in its place. */
final class IssuerReader {

    private static final Pattern PLACE_WORD = Pattern.compile("^(?:ศาลากลาง(?=จังหวัด)|ที่ว่าการ(?=อำเภอ))");
    private static final Pattern TELEPHONE = Pattern.compile(" ?\\(?(?:โทร|Tel|มท\\. ?[0-9]).*$");

    /** A number whose running number is still to be given, on text with folded digits. */
    private static final Pattern NOT_YET_NUMBERED =
            Pattern.compile("^ที่ ?[ก-ฮ]{2,4}\\.? ?[0-9.]{0,12} ?/? ?(?:ว(?![ก-๎]))? ?[.…]{0,40} ?");

    private final LetterLines letter;
    private final OfficeNames offices;

    IssuerReader(LetterLines letter, OfficeNames offices) {
        this.letter = letter;
        this.offices = offices;
    }

    /** The letterhead's office; in a memorandum the one behind ส่วนราชการ, in an order the one behind คำสั่ง. */
    Reading<Issuer> read() {
        for (var i = letter.head(); i < letter.subject(); i++) {
            var line = letter.scan().line(i);
            if (LetterLines.UNIT.matcher(line.text()).find()) {
                var words = TELEPHONE
                        .matcher(LetterLines.UNIT.matcher(line.text()).replaceFirst(""))
                        .replaceFirst("");
                return issuer(words.strip(), line.text());
            }
            if (LetterLines.FAX.matcher(line.text()).find()) {
                var words = LetterLines.FAX.matcher(line.text()).replaceFirst("");
                return issuer(TELEPHONE.matcher(words).replaceFirst("").strip(), line.text());
            }
            if (LetterLines.HEADING.matcher(line.text()).find()) {
                return issuer(
                        LetterLines.HEADING
                                .matcher(line.text())
                                .replaceFirst("")
                                .strip(),
                        line.text());
            }
        }
        for (var i = letter.subject() - 1; i >= letter.head(); i--) {
            var line = letter.scan().line(i).text();
            var number = LetterNumber.NUMBER.matcher(letter.scan().line(i).folded());
            if (LetterLines.NUMBER.matcher(letter.scan().line(i).folded()).find() && number.find()) {
                line = line.substring(number.end()).strip(); // the letterhead beside the number
            } else if (LetterLines.EMPTY_NUMBER
                    .matcher(letter.scan().line(i).folded())
                    .find()) {
                line = NOT_YET_NUMBERED.matcher(letter.scan().line(i).folded()).replaceFirst("");
            }
            if (OfficeNames.OFFICE.matcher(line).find() && !isStampOffice(i) && !overBoundary(i)) {
                return issuer(line, line);
            }
        }
        return stamped();
    }

    /** A stamped letter has the name of its office under the text, above the date (regulation, clause 14). */
    private Reading<Issuer> stamped() {
        var addressee = letter.find(LetterLines.ADDRESSEE, letter.subject());
        if (addressee < 0 || !letter.scan().line(addressee).text().startsWith("ถึง")) {
            return Reading.none();
        }
        for (var i = addressee + 1; i < letter.end(); i++) {
            var line = letter.scan().line(i).folded();
            var date = ThaiDates.first(line);
            var above = letter.scan().previousText(i - 1);
            if (date.isPresent() && date.get().start() == 0 && date.get().end() == line.length() && above > addressee) {
                var name = letter.scan().line(above).text();
                return OfficeNames.OFFICE.matcher(name).find() && name.length() < 100
                        ? issuer(name, name)
                        : Reading.none();
            }
        }
        return Reading.none();
    }

    private Reading<Issuer> issuer(String words, String raw) {
        var name = PLACE_WORD.matcher(words).replaceFirst("");
        var code = offices.atStartOf(name);
        var cut = name.indexOf(' ');
        var unit = cut < 0 ? null : name.substring(cut + 1).strip();
        var office = code.map(OfficeCode::value).orElse(null);
        return new Reading<>(
                new Issuer(office, cut < 0 ? name : name.substring(0, cut), unit), raw, office == null ? 0.6 : 0.9);
    }

    /** The letterhead's first line is meant, not a unit or street under it. */
    private boolean overBoundary(int line) {
        var above = line - 1;
        return above >= letter.head()
                && OfficeNames.OFFICE.matcher(letter.scan().line(above).text()).find()
                && !isStampOffice(above);
    }

    private boolean isStampOffice(int line) {
        var next = letter.scan().nextText(line + 1);
        var second = letter.scan().nextText(next + 1);
        return next < letter.end()
                && (LetterLines.STAMP.matcher(letter.scan().line(next).folded()).find()
                        || next == line + 1
                                && second == next + 1
                                && second < letter.end()
                                && LetterLines.STAMP
                                        .matcher(letter.scan().line(second).folded())
                                        .find());
    }
}
