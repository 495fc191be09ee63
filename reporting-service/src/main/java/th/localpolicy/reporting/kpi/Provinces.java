package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.FiscalQuarter;

/**
 * A KPI by province: all 76, those with nothing too. Bangkok is outside.
 *
 * @param targetQuarter the quarter whose target is worked towards, the same for all
 */
@Schema(name = "KpiProvinces")
public record Provinces(
        String kpi,
        LocalDate asOf,
        Instant knownAt,

        @Schema(examples = "2568-Q4", implementation = String.class, nullable = true)
        FiscalQuarter targetQuarter,

        List<Item> items) {

    /**
     * A province.
     *
     * @param universe its districts; of a share, what was due in the quarter that is worked towards
     * @param target its part of the national target, rounded up; of a share the same percentage
     */
    @Schema(name = "KpiProvince")
    public record Item(
            @Schema(examples = "36") String code,
            @Schema(examples = "จังหวัดชัยภูมิ") String nameTh,
            @Schema(examples = "9") int achieved,
            @Schema(examples = "16") int universe,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(examples = "56.25", nullable = true)
            BigDecimal percent,

            @Schema(examples = "16", nullable = true) Integer target,
            @Schema(examples = "7", nullable = true) Integer shortfall,
            @Schema(examples = "0.27", nullable = true) BigDecimal pacePerWeek) {}

    static Provinces of(Picture picture, LocalDate asOf, Areas areas) {
        var kpi = picture.kpi();
        var quarter = Goal.quarterOf(kpi, asOf).orElse(null);
        var share = kpi.measure().isShare() && quarter != null;
        var figures = picture.ledger()
                .byProvince(
                        share ? quarter.startsOn() : kpi.year().startsOn(),
                        share ? Progress.earlier(quarter.endsOn(), asOf) : asOf);
        var items = areas.provinces().stream()
                .map(province -> {
                    var counted = figures.getOrDefault(province.code(), Figure.NOTHING);
                    var figure =
                            kpi.measure().isShare() ? counted : new Figure(counted.achieved(), province.districts());
                    var target = quarter == null ? null : figure.partOf(kpi, quarter);
                    var goal = target == null ? null : Goal.of(kpi, asOf, quarter, target, figure);
                    return new Item(
                            province.code(),
                            province.nameTh(),
                            figure.achieved(),
                            figure.universe(),
                            figure.percent(),
                            target,
                            goal == null ? null : goal.shortfall(),
                            goal == null ? null : goal.pacePerWeek());
                })
                .toList();
        return new Provinces(kpi.id(), asOf, picture.knownAt(), quarter, items);
    }
}
