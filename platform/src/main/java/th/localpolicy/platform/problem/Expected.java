package th.localpolicy.platform.problem;

import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import th.localpolicy.platform.problem.ProblemType.Text;

/** What a value of a type has to look like, told to somebody whose value could not be read. */
public final class Expected {

    private static final Text WHOLE_NUMBER = new Text("ต้องเป็นจำนวนเต็ม", "must be a whole number");
    private static final Text INSTANT = new Text(
            "ต้องเป็นวันและเวลาพร้อมเขตเวลา เช่น 2025-01-31T09:30:00+07:00",
            "must be an instant, for example 2025-01-31T09:30:00+07:00");
    private static final Text OTHER =
            new Text("ค่าในช่องนี้ไม่ใช่ชนิดหรือรูปแบบที่กำหนด", "the value is not of the expected type or form");

    private static final Map<Type, Text> SENTENCES = Map.of(
            UUID.class, new Text("ต้องเป็นรหัสแบบ UUID", "must be a UUID"),
            LocalDate.class,
                    new Text("ต้องเป็นวันที่ ค.ศ. เช่น 2025-01-31", "must be a Gregorian date, for example 2025-01-31"),
            YearMonth.class, new Text("ต้องเป็นเดือน ค.ศ. เช่น 2025-01", "must be a month, for example 2025-01"),
            Instant.class, INSTANT,
            OffsetDateTime.class, INSTANT,
            int.class, WHOLE_NUMBER,
            Integer.class, WHOLE_NUMBER,
            long.class, WHOLE_NUMBER,
            Long.class, WHOLE_NUMBER,
            boolean.class, new Text("ต้องเป็น true หรือ false", "must be true or false"));

    private static final Map<Type, Function<String, ?>> READERS = Map.of(
            UUID.class, UUID::fromString,
            LocalDate.class, LocalDate::parse,
            YearMonth.class, YearMonth::parse,
            Instant.class, Instant::parse,
            OffsetDateTime.class, OffsetDateTime::parse,
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf);

    private Expected() {}

    /** The sentence for a type: the choices of an enum, the form of a date, or just that the form is wrong. */
    public static Text of(Class<?> type) {
        if (type.isEnum()) {
            var choices =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return new Text("ต้องเป็นค่าใดค่าหนึ่งใน " + choices, "must be one of " + choices);
        }
        return SENTENCES.getOrDefault(type == Boolean.class ? boolean.class : type, OTHER);
    }

    /** Whether a value of the type can be read out of the text; true for types that nothing is known of. */
    public static boolean readable(Class<?> type, String value) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .anyMatch(choice -> choice.toString().equals(value));
        }
        if (type == boolean.class || type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        try {
            return READERS.getOrDefault(type, Function.identity()).apply(value) != null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
