package th.localpolicy.platform.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * One column of a sheet that is written: what stands above it, what kind of value stands in it, and where that value comes
 * from. A null is an empty cell.
 *
 * @param width in characters
 * @param <T>   what a row is made from
 */
public record SheetColumn<T>(String header, Kind kind, int width, Function<? super T, ?> value) {

    /** How a value is shown; in an XLSX numbers and dates are real ones. */
    enum Kind {
        TEXT(null),
        WHOLE("#,##0"),
        DECIMAL("#,##0.00"),
        DATE("yyyy-mm-dd"),
        TIME("yyyy-mm-dd hh:mm:ss");

        private final String format;

        Kind(String format) {
            this.format = format;
        }

        String format() {
            return format;
        }
    }

    public static <T> SheetColumn<T> text(String header, int width, Function<? super T, String> value) {
        return new SheetColumn<>(header, Kind.TEXT, width, value);
    }

    /** A whole number, with its thousands parted. */
    public static <T> SheetColumn<T> whole(String header, int width, Function<? super T, ? extends Number> value) {
        return new SheetColumn<>(header, Kind.WHOLE, width, value);
    }

    /** A number with two decimals, such as baht or a percentage. */
    public static <T> SheetColumn<T> decimal(String header, int width, Function<? super T, BigDecimal> value) {
        return new SheetColumn<>(header, Kind.DECIMAL, width, value);
    }

    /** A Gregorian date: the header should not promise a Buddhist one. */
    public static <T> SheetColumn<T> date(String header, int width, Function<? super T, LocalDate> value) {
        return new SheetColumn<>(header, Kind.DATE, width, value);
    }

    /** An instant, shown as the time of day in Bangkok. */
    public static <T> SheetColumn<T> time(String header, int width, Function<? super T, Instant> value) {
        return new SheetColumn<>(header, Kind.TIME, width, value);
    }
}
