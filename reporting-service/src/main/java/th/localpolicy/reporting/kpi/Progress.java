package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.FiscalQuarter;

/**
 * How far a KPI is on a day, and quarter by quarter.
 *
 * @param asOf the business date it is counted for
 * @param knownAt asked for by this instant, the figures are the same for ever
 * @param achieved how many districts have a registered identity on that day; of a share, how many were done on time since
 *     the year began
 * @param universe of how many: the districts, or what was due since the year began
 * @param percent of the universe, two decimals, never above 100; null when nothing was due
 * @param targetQuarter the quarter whose target is worked towards: the first that is not over, else the last one
 * @param target the target of that quarter
 * @param shortfall how many are missing for it
 * @param pacePerWeek how many a week it still takes; null for a share, and when the quarter's last day has come
 */
@Schema(name = "KpiProgress")
public record Progress(
        String kpi,
        LocalDate asOf,
        Instant knownAt,
        @Schema(examples = "451") int achieved,
        @Schema(examples = "878") int universe,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(examples = "51.37", nullable = true)
        BigDecimal percent,

        @Schema(examples = "2568-Q4", implementation = String.class, nullable = true)
        FiscalQuarter targetQuarter,

        @Schema(examples = "878", nullable = true) Integer target,
        @Schema(examples = "427", nullable = true) Integer shortfall,

        @Schema(examples = "16.34", nullable = true) BigDecimal pacePerWeek,

        List<Quarter> quarters) {

    /**
     * One quarter of the year.
     *
     * @param target of districts cumulative, of a share in percent; null when the quarter has none
     * @param achieved at its end, or on {@code asOf} while it has not ended; once it is closed, the official figure
     * @param universe of how many
     * @param official when and by whom it was closed; absent while it is not
     * @param corrected what is counted today for a closed quarter whose facts changed later; absent when they did not
     */
    @Schema(name = "KpiQuarter")
    public record Quarter(
            @Schema(examples = "2568-Q2", implementation = String.class)
            FiscalQuarter quarter,

            LocalDate endsOn,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true, examples = "439")
            Integer target,

            int achieved,
            int universe,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true, examples = "51.37")
            BigDecimal percent,

            @Schema(nullable = true, examples = "0") Integer shortfall,
            Standing status,
            @Schema(nullable = true) Official official,
            @Schema(nullable = true) Corrected corrected) {}

    /** That the figure is official: it was frozen when the quarter was closed. */
    @Schema(name = "KpiOfficial")
    public record Official(
            Instant closedAt, @Schema(examples = "DLA") String closedBy) {}

    /** What the facts learnt since the closing would make of a closed quarter. */
    @Schema(name = "KpiCorrected")
    public record Corrected(
            @Schema(examples = "450") int achieved,
            int universe,
            @Schema(examples = "-1") int difference) {}

    /** How a quarter stands on the day. */
    public enum Standing {
        /** The target is reached. A share is only reached when the quarter is over. */
        MET,
        /** It is not over, and a steady pace from the target before it would have brought us no further than we are. */
        ON_TRACK,
        /** It is not over, and we are behind a steady pace, or a share is below its target so far. */
        BEHIND,
        /** It is over and the target was not reached. */
        MISSED,
        /** It has no target, or it is over and nothing was due in it. */
        NO_TARGET
    }

    static Progress of(Picture picture, LocalDate asOf) {
        var kpi = picture.kpi();
        var quarters = new ArrayList<Quarter>();
        var pace = new Pace(kpi.year().startsOn().minusDays(1), 0);
        for (var quarter : kpi.year().quarters()) {
            quarters.add(quarter(picture, quarter, asOf, pace));
            var target = kpi.targetOf(quarter);
            if (target != null) {
                pace = new Pace(quarter.endsOn(), target);
            }
        }
        var figure = picture.ledger().national(kpi.year().startsOn(), asOf);
        var goal = Goal.quarterOf(kpi, asOf)
                .map(quarter -> Goal.of(
                        kpi,
                        asOf,
                        quarter,
                        kpi.targetOf(quarter),
                        kpi.measure().isShare()
                                ? picture.ledger().national(quarter.startsOn(), earlier(quarter.endsOn(), asOf))
                                : figure));
        return new Progress(
                kpi.id(),
                asOf,
                picture.knownAt(),
                figure.achieved(),
                figure.universe(),
                figure.percent(),
                goal.map(Goal::quarter).orElse(null),
                goal.map(Goal::target).orElse(null),
                goal.map(Goal::shortfall).orElse(null),
                goal.map(Goal::pacePerWeek).orElse(null),
                List.copyOf(quarters));
    }

    /** The figures alone: when they are the same there is nothing new to tell. */
    List<Integer> figures() {
        var figures = new ArrayList<Integer>(List.of(achieved, universe));
        for (var quarter : quarters) {
            figures.add(quarter.achieved());
            figures.add(quarter.universe());
            figures.add(quarter.official() == null ? 0 : 1);
            figures.add(quarter.corrected() == null ? 0 : quarter.corrected().achieved());
        }
        return figures;
    }

    /** Where a steady pace starts: on which day, and from how many. */
    private record Pace(LocalDate from, int base) {}

    private static Quarter quarter(Picture picture, FiscalQuarter quarter, LocalDate asOf, Pace pace) {
        var target = picture.kpi().targetOf(quarter);
        var counted = picture.ledger().national(quarter.startsOn(), earlier(quarter.endsOn(), asOf));
        var closing = picture.closingOf(quarter).filter(any -> !asOf.isBefore(quarter.endsOn()));
        var figure = closing.map(Picture.Closing::figure).orElse(counted);
        return new Quarter(
                quarter,
                quarter.endsOn(),
                target,
                figure.achieved(),
                figure.universe(),
                figure.percent(),
                target == null ? null : figure.shortOf(picture.kpi(), target),
                standing(picture.kpi(), quarter, asOf, figure, pace),
                closing.map(one -> new Official(one.at(), one.by())).orElse(null),
                figure.equals(counted)
                        ? null
                        : new Corrected(
                                counted.achieved(), counted.universe(), counted.achieved() - figure.achieved()));
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Standing standing(Kpi kpi, FiscalQuarter quarter, LocalDate asOf, Figure figure, Pace pace) {
        var target = kpi.targetOf(quarter);
        // The day of the end still counts: a quarter is over from the day after it.
        var over = asOf.isAfter(quarter.endsOn());
        if (target == null || over && figure.universe() == 0) {
            return Standing.NO_TARGET;
        }
        var reached = figure.shortOf(kpi, target) == 0;
        if (over) {
            return reached ? Standing.MET : Standing.MISSED;
        }
        if (kpi.measure().isShare()) {
            return reached ? Standing.ON_TRACK : Standing.BEHIND;
        }
        return reached ? Standing.MET : atPace(quarter, asOf, figure.achieved(), target, pace);
    }

    private static Standing atPace(FiscalQuarter quarter, LocalDate asOf, int achieved, int target, Pace pace) {
        var whole = ChronoUnit.DAYS.between(pace.from(), quarter.endsOn());
        var gone = Math.max(0, ChronoUnit.DAYS.between(pace.from(), asOf));
        var due = gone == 0 ? 0 : pace.base() + (double) (target - pace.base()) * gone / whole;
        return achieved >= due ? Standing.ON_TRACK : Standing.BEHIND;
    }
}
