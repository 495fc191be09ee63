package th.localpolicy.platform.thai;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/** A quarter of a fiscal year, written {@code 2568-Q2} (1 January – 31 March 2025). Q1 begins on 1 October. */
public record FiscalQuarter(FiscalYear year, int number) implements Comparable<FiscalQuarter> {

    private static final Pattern FORM = Pattern.compile("([0-9]{4})-Q([1-4])");

    public FiscalQuarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("not a quarter: " + number);
        }
    }

    public static FiscalQuarter of(LocalDate day) {
        return new FiscalQuarter(FiscalYear.of(day), (day.getMonthValue() + 2) % 12 / 3 + 1);
    }

    /** Reads {@code 2568-Q2}; Thai digits are understood. Empty when it is anything else. */
    public static Optional<FiscalQuarter> parse(String text) {
        var match = FORM.matcher(ThaiText.foldDigits(text));
        if (!match.matches()) {
            return Optional.empty();
        }
        var be = Integer.parseInt(match.group(1));
        return be < 2500 || be > 2700
                ? Optional.empty()
                : Optional.of(new FiscalQuarter(new FiscalYear(be), Integer.parseInt(match.group(2))));
    }

    public LocalDate startsOn() {
        return year.startsOn().plusMonths(3L * (number - 1));
    }

    public LocalDate endsOn() {
        return startsOn().plusMonths(3).minusDays(1);
    }

    @Override
    public int compareTo(FiscalQuarter other) {
        return startsOn().compareTo(other.startsOn());
    }

    @JsonValue
    @Override
    public String toString() {
        return year.be() + "-Q" + number;
    }
}
