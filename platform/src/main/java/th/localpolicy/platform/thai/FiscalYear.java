package th.localpolicy.platform.thai;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Thai fiscal year, named in the Buddhist era by the year it ends in: 2568 runs from 1 October 2024 to 30 September
 * 2025. Letter and receipt numbers run by calendar year: never use this for them.
 */
public record FiscalYear(int be) {

    private static final int BUDDHIST_ERA = 543;

    public FiscalYear {
        if (be < 2500 || be > 2700) {
            throw new IllegalArgumentException("not a fiscal year of the Buddhist era: " + be);
        }
    }

    public static FiscalYear of(LocalDate day) {
        return new FiscalYear(day.getYear() + BUDDHIST_ERA + (day.getMonthValue() >= 10 ? 1 : 0));
    }

    public LocalDate startsOn() {
        return LocalDate.of(be - BUDDHIST_ERA - 1, 10, 1);
    }

    public LocalDate endsOn() {
        return LocalDate.of(be - BUDDHIST_ERA, 9, 30);
    }

    public List<FiscalQuarter> quarters() {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new FiscalQuarter(this, number))
                .toList();
    }
}
