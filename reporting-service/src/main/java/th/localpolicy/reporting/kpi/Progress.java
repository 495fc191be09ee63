package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.FiscalQuarter;

/**
 * How far a KPI is on a day, and quarter by quarter.
 *
 * @param asOf the business date it is counted for
 * @param achieved how many districts have a registered identity on that day
 * @param percent of the universe, two decimals, never above 100
 */
@Schema(name = "KpiProgress")
public record Progress(
        String kpi,
        LocalDate asOf,
        @Schema(examples = "451") int achieved,
        @Schema(examples = "878") int universe,
        @Schema(examples = "51.37") BigDecimal percent,
        List<Quarter> quarters) {

    /**
     * One quarter of the year.
     *
     * @param target cumulative; null when the quarter has none
     * @param achieved at its end, or on {@code asOf} while it has not ended
     */
    @Schema(name = "KpiQuarter")
    public record Quarter(
            @Schema(examples = "2568-Q2", implementation = String.class)
            FiscalQuarter quarter,

            LocalDate endsOn,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true, examples = "439")
            Integer target,

            int achieved,
            Standing status) {}

    /** How a quarter stands on the day. */
    public enum Standing {
        /** The target is reached. */
        MET,
        /** It is not over, and a steady pace from the target before it would have brought us no further than we are. */
        ON_TRACK,
        /** It is not over, and we are behind a steady pace. */
        BEHIND,
        /** It is over and the target was not reached. */
        MISSED,
        NO_TARGET
    }

    /**
     * @param counts what was achieved on each day that is asked about: {@code asOf}, and the ends of the quarters that
     *     are over by then
     */
    static Progress of(Kpi kpi, LocalDate asOf, SequencedMap<LocalDate, Integer> counts) {
        var quarters = new ArrayList<Quarter>();
        var paceFrom = kpi.year().startsOn().minusDays(1);
        var paceBase = 0;
        for (var quarter : kpi.year().quarters()) {
            var target = kpi.targetOf(quarter);
            var achieved = counts.get(lastDayCounted(quarter, asOf));
            quarters.add(new Quarter(
                    quarter,
                    quarter.endsOn(),
                    target,
                    achieved,
                    standing(quarter, asOf, achieved, target, paceFrom, paceBase)));
            if (target != null) {
                paceFrom = quarter.endsOn();
                paceBase = target;
            }
        }
        var achieved = counts.get(asOf);
        var percent = BigDecimal.valueOf(achieved)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(kpi.universe()), 2, RoundingMode.HALF_UP);
        return new Progress(kpi.id(), asOf, achieved, kpi.universe(), percent, List.copyOf(quarters));
    }

    /** The days that {@link #of} needs counts for. */
    static List<LocalDate> daysToCount(Kpi kpi, LocalDate asOf) {
        var days = new ArrayList<LocalDate>();
        kpi.year().quarters().stream()
                .map(quarter -> lastDayCounted(quarter, asOf))
                .forEach(days::add);
        days.add(asOf);
        return days.stream().distinct().toList();
    }

    private static LocalDate lastDayCounted(FiscalQuarter quarter, LocalDate asOf) {
        return quarter.endsOn().isBefore(asOf) ? quarter.endsOn() : asOf;
    }

    private static Standing standing(
            FiscalQuarter quarter, LocalDate asOf, int achieved, Integer target, LocalDate paceFrom, int paceBase) {
        if (target == null) {
            return Standing.NO_TARGET;
        }
        if (achieved >= target) {
            return Standing.MET;
        }
        // The day of the end still counts: a quarter is missed from the day after it.
        if (asOf.isAfter(quarter.endsOn())) {
            return Standing.MISSED;
        }
        var whole = ChronoUnit.DAYS.between(paceFrom, quarter.endsOn());
        var gone = Math.max(0, ChronoUnit.DAYS.between(paceFrom, asOf));
        var due = gone == 0 ? 0 : paceBase + (double) (target - paceBase) * gone / whole;
        return achieved >= due ? Standing.ON_TRACK : Standing.BEHIND;
    }
}
