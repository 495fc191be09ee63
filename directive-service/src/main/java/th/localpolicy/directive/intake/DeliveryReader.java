package th.localpolicy.directive.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

import th.localpolicy.platform.thai.Bangkok;

/** Reads until when a letter itself must arrive (ด่วนภายใน, regulation, clause 28). */
final class DeliveryReader {

    private static final Pattern WITHIN = Pattern.compile("ด่วน ?ภายใน ?(?:วันที่ ?)?");
    private static final Pattern WITHOUT_YEAR = Pattern.compile("^([0-9]{1,2} ?[ก-ฮเ][ก-๎.]{2,12})(?= |$)");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}) ?[.:] ?([0-9]{2}) ?น");

    private DeliveryReader() {}

    /** The time of ด่วนภายใน; midnight at the day's end is written as its last minute where no time is stated. */
    static Reading<Instant> read(LetterLines letter, LocalDate issuedOn) {
        for (var i = letter.head(); i < letter.subject(); i++) {
            var line = letter.scan().line(i);
            var found = WITHIN.matcher(line.folded());
            if (!found.find()) {
                continue;
            }
            var raw = line.text().substring(found.start());
            var rest = line.folded().substring(found.end());
            var day = ThaiDates.first(rest).map(ThaiDates.Found::day).orElse(null);
            if (day == null && issuedOn != null) {
                // Without a year it is the letter's own.
                var withYear = WITHOUT_YEAR.matcher(rest).replaceFirst("$1 " + (issuedOn.getYear() + 543) + " ");
                day = ThaiDates.first(withYear).map(ThaiDates.Found::day).orElse(null);
            }
            var time = TIME.matcher(rest);
            var hasTime = time.find();
            if (day == null && hasTime) {
                day = issuedOn;
            }
            var hour = hasTime ? Integer.parseInt(time.group(1)) : 23;
            var minute = hasTime ? Integer.parseInt(time.group(2)) : 59;
            return day == null || hour > 23 || minute > 59
                    ? Reading.unread(raw)
                    : new Reading<>(
                            day.atTime(hour, minute).atZone(Bangkok.ZONE).toInstant(), raw, hasTime ? 0.9 : 0.7);
        }
        return Reading.none();
    }
}
