package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.FiscalQuarter;

/**
 * A KPI day by day, from the first day of its fiscal year to {@code asOf} or the last day, whichever comes first.
 *
 * @param targets where the line should have been at the end of a quarter
 */
@Schema(name = "KpiTimeline")
public record Timeline(String kpi, LocalDate asOf, Instant knownAt, List<Point> points, List<Target> targets) {

    /**
     * A day. Of a share, what was due and done since the year began.
     *
     * @param achieved cumulative
     */
    @Schema(name = "KpiPoint")
    public record Point(
            LocalDate day,
            int achieved,
            int universe,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            BigDecimal percent) {}

    /** A target and its day. */
    @Schema(name = "KpiTarget")
    public record Target(
            @Schema(examples = "2568-Q2", implementation = String.class)
            FiscalQuarter quarter,

            LocalDate endsOn,
            int target) {}

    static Timeline of(Picture picture, LocalDate asOf) {
        var year = picture.kpi().year();
        var points = new ArrayList<Point>();
        if (!asOf.isBefore(year.startsOn())) {
            var day = year.startsOn();
            for (var figure : picture.ledger().daily(year.startsOn(), Progress.earlier(asOf, year.endsOn()))) {
                points.add(new Point(day, figure.achieved(), figure.universe(), figure.percent()));
                day = day.plusDays(1);
            }
        }
        var targets = year.quarters().stream()
                .filter(quarter -> picture.kpi().targetOf(quarter) != null)
                .map(quarter ->
                        new Target(quarter, quarter.endsOn(), picture.kpi().targetOf(quarter)))
                .toList();
        return new Timeline(picture.kpi().id(), asOf, picture.knownAt(), points, targets);
    }
}
