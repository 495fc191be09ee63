package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.thai.FiscalQuarter;

/** The event {@code kpi.quarter-closed}: the official figure of a quarter, which will not change any more. */
record QuarterClosed(
        String kpiId,
        FiscalQuarter quarter,
        LocalDate endsOn,
        @JsonInclude(JsonInclude.Include.ALWAYS) Integer target,
        int achieved,
        int universe,
        @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal percent,
        Progress.Standing status,
        Instant closedAt,
        OfficeCode office) {

    static final String TYPE = "kpi.quarter-closed";
}
