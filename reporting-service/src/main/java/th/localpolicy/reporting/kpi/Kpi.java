package th.localpolicy.reporting.kpi;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.FiscalQuarter;
import th.localpolicy.platform.thai.FiscalYear;

/**
 * Something to be reached within a fiscal year.
 *
 * @param fiscalYear Buddhist era, 2568 = 2024-10-01…2025-09-30
 * @param universe of how many districts: 878; null for a share, whose universe is what was due
 * @param targets by quarter; of districts cumulative, of a share in percent; a quarter without one has no target
 */
@Schema(name = "Kpi")
public record Kpi(
        @Schema(examples = "soft-power-2568") String id,
        @Schema(examples = "2568") int fiscalYear,
        Measure measure,
        @Schema(examples = "878", nullable = true) Integer universe,

        @Schema(examples = "{\"2568-Q2\":439,\"2568-Q4\":878}")
        SortedMap<String, Integer> targets) {

    /** What is counted. */
    public enum Measure {
        /** Districts that have at least one registered identity on the day; not identities. Bangkok is outside. */
        DISTRICTS_WITH_REGISTERED_IDENTITY(false),
        /** Of the reports due in the quarter, the share whose first version was sent by the end of the due day. */
        REPORTS_ON_TIME(true),
        /** Of the dispatches to be acknowledged in the quarter, the share acknowledged by the end of the day. */
        DISPATCHES_ACKNOWLEDGED_ON_TIME(true);

        private final boolean share;

        Measure(boolean share) {
            this.share = share;
        }

        /** Whether it is a share of what was due in a quarter, with targets in percent, and not a number that grows. */
        boolean isShare() {
            return share;
        }
    }

    public Kpi(String id, int fiscalYear, Measure measure, Integer universe, Map<FiscalQuarter, Integer> targets) {
        this(id, fiscalYear, measure, universe, named(targets));
    }

    private static SortedMap<String, Integer> named(Map<FiscalQuarter, Integer> targets) {
        var named = new TreeMap<String, Integer>();
        targets.forEach((quarter, target) -> named.put(quarter.toString(), target));
        return named;
    }

    FiscalYear year() {
        return new FiscalYear(fiscalYear);
    }

    /** The target at the end of a quarter, or null when it has none. */
    Integer targetOf(FiscalQuarter quarter) {
        return targets.get(quarter.toString());
    }
}
