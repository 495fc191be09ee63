package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import th.localpolicy.platform.thai.FiscalQuarter;

/**
 * What is worked towards on a day: the target of the first quarter that has one and is not over, or, when all are over, of
 * the last that had one.
 *
 * @param shortfall how many are still missing
 * @param pacePerWeek how many a week it takes from the next day to the end of the quarter, rounded up to two decimals; null
 *     for a share, and when no day is left
 */
record Goal(FiscalQuarter quarter, int target, int shortfall, BigDecimal pacePerWeek) {

    private static final BigDecimal WEEK = BigDecimal.valueOf(7);

    static Optional<FiscalQuarter> quarterOf(Kpi kpi, LocalDate asOf) {
        var targeted = kpi.year().quarters().stream()
                .filter(quarter -> kpi.targetOf(quarter) != null)
                .toList();
        return targeted.stream()
                .filter(quarter -> !quarter.endsOn().isBefore(asOf))
                .findFirst()
                .or(() -> targeted.stream().reduce((earlier, later) -> later));
    }

    static Goal of(Kpi kpi, LocalDate asOf, FiscalQuarter quarter, int target, Figure figure) {
        var shortfall = figure.shortOf(kpi, target);
        var daysLeft = ChronoUnit.DAYS.between(asOf, quarter.endsOn());
        return new Goal(
                quarter,
                target,
                shortfall,
                daysLeft <= 0 || kpi.measure().isShare()
                        ? null
                        : BigDecimal.valueOf(shortfall)
                                .multiply(WEEK)
                                .divide(BigDecimal.valueOf(daysLeft), 2, RoundingMode.UP));
    }
}
