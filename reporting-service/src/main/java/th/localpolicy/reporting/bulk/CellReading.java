package th.localpolicy.reporting.bulk;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.sheet.Cell;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.ThaiText;
import th.localpolicy.reporting.form.Column;

/**
 * The value of a cell as the form's field wants it. What cannot be read as that is left as it is written, for the form to
 * refuse; only what a form cannot see is refused here: formulas, and years of another era than the column says.
 */
final class CellReading {

    /** Years from here on are Buddhist, whoever wrote them; before it they are Gregorian. */
    private static final int FIRST_BUDDHIST_YEAR = 2400;

    private static final int BUDDHIST_BEFORE_GREGORIAN = 543;

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");
    private static final Pattern NAMED_MONTH = Pattern.compile("([ก-๎.]{3,12}) ?(?:พ\\.ศ\\. ?)?(\\d{4}|\\d{2})");

    /** The century of a Buddhist year that is written with its last two digits. */
    private static final int CENTURY = 2500;

    /** Thai months in full and short, without full stops. */
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("มกราคม", 1),
            Map.entry("กุมภาพันธ์", 2),
            Map.entry("มีนาคม", 3),
            Map.entry("เมษายน", 4),
            Map.entry("พฤษภาคม", 5),
            Map.entry("มิถุนายน", 6),
            Map.entry("กรกฎาคม", 7),
            Map.entry("สิงหาคม", 8),
            Map.entry("กันยายน", 9),
            Map.entry("ตุลาคม", 10),
            Map.entry("พฤศจิกายน", 11),
            Map.entry("ธันวาคม", 12),
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

    private static final Pattern TIME_BEHIND = Pattern.compile("(\\S+)[ T](\\d{1,2}:\\d{2}(?::\\d{2})?)");
    private static final Pattern PARTED = Pattern.compile("[,;\\n]");

    private static final Map<String, Boolean> FLAGS = Map.ofEntries(
            Map.entry("true", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("1", true),
            Map.entry("ใช่", true),
            Map.entry("มี", true),
            Map.entry("✓", true),
            Map.entry("false", false),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("0", false),
            Map.entry("ไม่ใช่", false),
            Map.entry("ไม่มี", false));

    private static final Text NOT_BUDDHIST = new Text(
            "ปีดูเป็น พ.ศ. แต่หัวคอลัมน์ไม่ได้บอก ใช้ปี ค.ศ. หรือเติม (พ.ศ.) ท้ายหัวคอลัมน์",
            "the year looks Buddhist but the column does not say so: use Gregorian years, or put (พ.ศ.) or _be behind the"
                    + " column's title");
    private static final Text NOT_GREGORIAN = new Text(
            "หัวคอลัมน์บอกปี พ.ศ. แต่ปีในช่องนี้ไม่ใช่ พ.ศ.",
            "the column's title says Buddhist years, the year in the cell is none");

    private CellReading() {}

    /** A cell that is not taken, with the reason for its sender. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient Text why;

        Refused(Text why) {
            super(why.en());
            this.why = why;
        }

        Text why() {
            return why;
        }
    }

    /** The value of a cell that is not empty. */
    static JsonNode value(Cell cell, Column column, boolean buddhist) throws Refused {
        if (cell instanceof Cell.Unusable(Text why)) {
            throw new Refused(why);
        }
        return switch (column.kind()) {
            case TEXT -> TextNode.valueOf(words(cell));
            case TEXTS -> texts(parts(cell));
            case COUNT, BAHT -> number(cell);
            case DAY -> TextNode.valueOf(day(cell, buddhist).orElse(words(cell)));
            case FLAG -> flag(cell);
            case CHOICE -> TextNode.valueOf(choice(words(cell), column));
            case CHOICES ->
                texts(parts(cell).stream().map(part -> choice(part, column)).toList());
        };
    }

    /** The cell as it would be typed. */
    static String words(Cell cell) {
        return switch (cell) {
            case Cell.Words(String value) -> value;
            case Cell.Figure(BigDecimal value) -> value.stripTrailingZeros().toPlainString();
            case Cell.Moment(LocalDateTime value) ->
                value.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? value.toLocalDate().toString()
                        : value.toString();
            case Cell.Flag(boolean value) -> Boolean.toString(value);
            case Cell.Empty empty -> "";
            case Cell.Unusable unusable -> "";
        };
    }

    private static List<String> parts(Cell cell) {
        return Arrays.stream(PARTED.split(words(cell)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static JsonNode texts(List<String> parts) {
        var array = JsonNodeFactory.instance.arrayNode(parts.size());
        parts.forEach(array::add);
        return array;
    }

    private static JsonNode number(Cell cell) {
        return cell instanceof Cell.Figure(BigDecimal value)
                ? DecimalNode.valueOf(value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros())
                : TextNode.valueOf(words(cell));
    }

    private static JsonNode flag(Cell cell) {
        var known = FLAGS.get(ThaiText.searchKey(words(cell)));
        return known == null ? TextNode.valueOf(words(cell)) : BooleanNode.valueOf(known);
    }

    private static String choice(String words, Column column) {
        var key = ThaiText.searchKey(words);
        return column.choices().stream()
                .filter(choice -> key.equals(choice.code().toLowerCase(Locale.ROOT))
                        || key.equals(ThaiText.searchKey(choice.nameTh())))
                .map(Column.Choice::code)
                .findFirst()
                .orElse(words);
    }

    /** The ISO date of a cell; empty when it holds no date. */
    private static Optional<String> day(Cell cell, boolean buddhist) throws Refused {
        if (cell instanceof Cell.Moment(LocalDateTime moment)) {
            var day = moment.toLocalDate();
            return Optional.of(
                            day.getYear() < FIRST_BUDDHIST_YEAR
                                    ? day // a spreadsheet keeps its dates Gregorian, whatever it shows
                                    : gregorian(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), buddhist))
                    .map(LocalDate::toString);
        }
        return day(words(cell), buddhist).map(LocalDate::toString);
    }

    private static Optional<LocalDate> day(String words, boolean buddhist) throws Refused {
        var folded = ThaiText.foldDigits(words).strip();
        var yearFirst = YEAR_FIRST.matcher(folded);
        var dayFirst = DAY_FIRST.matcher(folded);
        try {
            if (yearFirst.matches()) {
                return Optional.of(gregorian(
                        Integer.parseInt(yearFirst.group(1)),
                        Integer.parseInt(yearFirst.group(2)),
                        Integer.parseInt(yearFirst.group(3)),
                        buddhist));
            }
            if (dayFirst.matches()) {
                return Optional.of(gregorian(
                        Integer.parseInt(dayFirst.group(3)),
                        Integer.parseInt(dayFirst.group(2)),
                        Integer.parseInt(dayFirst.group(1)),
                        buddhist));
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // no such day; the leap day is one of the Gregorian year
        }
    }

    private static LocalDate gregorian(int year, int month, int day, boolean buddhist) throws Refused {
        return LocalDate.of(yearOf(year, buddhist), month, day);
    }

    private static int yearOf(int year, boolean buddhist) throws Refused {
        if (buddhist != (year >= FIRST_BUDDHIST_YEAR)) {
            throw new Refused(buddhist ? NOT_GREGORIAN : NOT_BUDDHIST);
        }
        return buddhist ? year - BUDDHIST_BEFORE_GREGORIAN : year;
    }

    /**
     * The month of a cell: {@code 2025-01}, any day of it, or its Thai name and a year; empty when it holds none. Beside a
     * Thai name a year of two digits, or past 2400, is Buddhist, as everybody writes it.
     */
    static Optional<YearMonth> month(Cell cell, boolean buddhist) throws Refused {
        var month = MONTH.matcher(ThaiText.foldDigits(words(cell)).strip());
        try {
            if (month.matches()) {
                return Optional.of(YearMonth.of(
                        yearOf(Integer.parseInt(month.group(1)), buddhist), Integer.parseInt(month.group(2))));
            }
            var named = NAMED_MONTH.matcher(ThaiText.searchKey(words(cell)));
            if (named.matches() && MONTHS.containsKey(named.group(1).replace(".", ""))) {
                var year = Integer.parseInt(named.group(2));
                var full = year < 100 ? year + CENTURY : year;
                return Optional.of(YearMonth.of(
                        full < FIRST_BUDDHIST_YEAR ? full : full - BUDDHIST_BEFORE_GREGORIAN,
                        MONTHS.get(named.group(1).replace(".", ""))));
            }
            return day(cell, buddhist).map(LocalDate::parse).map(YearMonth::from);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The instant of a cell: one in ISO 8601, or a day, with a time or at its beginning, in Bangkok. */
    static Optional<Instant> instant(Cell cell, boolean buddhist) throws Refused {
        if (cell instanceof Cell.Moment(LocalDateTime moment)) {
            var day = day(cell, buddhist).map(LocalDate::parse);
            return day.map(date ->
                    date.atTime(moment.toLocalTime()).atZone(Bangkok.ZONE).toInstant());
        }
        var words = ThaiText.foldDigits(words(cell)).strip();
        var withTime = TIME_BEHIND.matcher(words);
        try {
            if (withTime.matches()) {
                var time = withTime.group(2);
                var padded = time.indexOf(':') == 1 ? "0" + time : time;
                return day(withTime.group(1), buddhist)
                        .map(day -> day.atTime(LocalTime.parse(padded))
                                .atZone(Bangkok.ZONE)
                                .toInstant());
            }
            var day = day(words, buddhist);
            return day.isPresent()
                    ? day.map(Bangkok::startOf)
                    : Optional.of(OffsetDateTime.parse(words).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
