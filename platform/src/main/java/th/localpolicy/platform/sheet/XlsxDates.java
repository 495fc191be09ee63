package th.localpolicy.platform.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates of a spreadsheet: numbers of days that only their format tells from other numbers. */
final class XlsxDates {

    /** What a number format shows as it stands: quoted text, escaped characters, colours and conditions. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]");

    private static final Pattern DATE_LETTER = Pattern.compile("[yYdDmMhHsSbBeE]");

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

    private XlsxDates() {}

    /** True for the numbers of the formats of date and time that every spreadsheet knows, the Thai ones among them. */
    static boolean isDate(int format) {
        return (format >= 14 && format <= 22)
                || (format >= 27 && format <= 36)
                || (format >= 45 && format <= 47)
                || (format >= 50 && format <= 58)
                || (format >= 71 && format <= 81);
    }

    /** True for a format of one's own that shows a date or a time, for example {@code d/m/bbbb}. */
    static boolean isDate(String format) {
        var shown = LITERAL.matcher(format).replaceAll("");
        var bare = shown.replaceAll("(?i)general", "").replaceAll("[0#?][0#?.,]*E[+-][0#?]+", "");
        return DATE_LETTER.matcher(bare).find();
    }

    /**
     * The date of a number of days.
     *
     * @param from1904 true where the workbook counts from 1904, as old Macintoshes did
     */
    static Optional<LocalDateTime> of(BigDecimal days, boolean from1904) {
        if (days.signum() < 0 || days.compareTo(LAST_DAY) > 0) {
            return Optional.empty();
        }
        var whole = days.setScale(0, RoundingMode.FLOOR);
        var seconds = days.subtract(whole).multiply(SECONDS_OF_A_DAY).setScale(0, RoundingMode.HALF_UP);
        var first = from1904
                ? LocalDate.of(1904, 1, 1)
                // A spreadsheet believes in 29 February 1900, so its count runs one ahead from March on.
                : whole.intValueExact() < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        return Optional.of(first.plusDays(whole.intValueExact()).atStartOfDay().plusSeconds(seconds.longValueExact()));
    }
}
