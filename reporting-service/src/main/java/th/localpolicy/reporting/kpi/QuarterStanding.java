package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.FiscalQuarter;

/**
 * A quarter of a KPI with all there is to say of it: its figure, official once it is closed, and beside it what was learnt
 * later.
 *
 * @param knownAt asked for by this instant, the figures are the same for ever
 * @param corrections what changed since the closing and why; at most 1,000, none while it is not closed
 */
@Schema(name = "KpiQuarterStanding")
public record QuarterStanding(
        String kpi,

        @Schema(examples = "2568-Q2", implementation = String.class)
        FiscalQuarter quarter,

        LocalDate endsOn,
        Instant knownAt,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true, examples = "439")
        Integer target,

        int achieved,
        int universe,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
        BigDecimal percent,

        @Schema(nullable = true) Integer shortfall,
        Progress.Standing status,
        @Schema(nullable = true) Progress.Official official,
        @Schema(nullable = true) Progress.Corrected corrected,
        List<Correction> corrections) {

    static QuarterStanding of(Picture picture, FiscalQuarter quarter, LocalDate asOf) {
        var progress = Progress.of(picture, asOf);
        var one = progress.quarters().get(quarter.number() - 1);
        return new QuarterStanding(
                progress.kpi(),
                quarter,
                one.endsOn(),
                progress.knownAt(),
                one.target(),
                one.achieved(),
                one.universe(),
                one.percent(),
                one.shortfall(),
                one.status(),
                one.official(),
                one.corrected(),
                one.official() == null ? List.of() : picture.corrections());
    }
}
