package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import th.localpolicy.platform.thai.FiscalQuarter;

/** The event {@code kpi.progressed}: the figures of a KPI after they changed. */
record ProgressTold(
        String kpiId,
        int fiscalYear,
        Kpi.Measure measure,
        LocalDate asOf,
        Instant knownAt,
        int achieved,
        int universe,
        @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal percent,
        List<Quarter> quarters) {

    static final String TYPE = "kpi.progressed";

    /** The figures of a quarter; of a closed one the official ones. */
    record Quarter(
            FiscalQuarter quarter,
            LocalDate endsOn,
            @JsonInclude(JsonInclude.Include.ALWAYS) Integer target,
            int achieved,
            int universe,
            @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal percent,
            Progress.Standing status,
            boolean closed) {}

    static ProgressTold of(Kpi kpi, Progress progress) {
        return new ProgressTold(
                kpi.id(),
                kpi.fiscalYear(),
                kpi.measure(),
                progress.asOf(),
                progress.knownAt(),
                progress.achieved(),
                progress.universe(),
                progress.percent(),
                progress.quarters().stream()
                        .map(quarter -> new Quarter(
                                quarter.quarter(),
                                quarter.endsOn(),
                                quarter.target(),
                                quarter.achieved(),
                                quarter.universe(),
                                quarter.percent(),
                                quarter.status(),
                                quarter.official() != null))
                        .toList());
    }
}
