package th.localpolicy.reporting.kpi;

import java.math.BigDecimal;

import th.localpolicy.platform.thai.FiscalQuarter;
import th.localpolicy.reporting.share.Share;

/** So many of so many: districts that have an identity, or things done on time of those that were due. */
record Figure(int achieved, int universe) {

    static final Figure NOTHING = new Figure(0, 0);

    Figure plus(Figure other) {
        return new Figure(achieved + other.achieved, universe + other.universe);
    }

    /** In percent, two decimals, never above 100; null when there is nothing to be a share of. */
    BigDecimal percent() {
        return Share.percent(achieved, universe);
    }

    /** How many more there would have to be to reach a target of the KPI; 0 when it is reached. */
    int shortOf(Kpi kpi, int target) {
        return Math.max(0, (kpi.measure().isShare() ? ceil((long) universe * target, 100) : target) - achieved);
    }

    /**
     * The part of a national target that falls to an area: of a number of districts its share, rounded up, so that where
     * every area reaches its part the nation reaches the whole; of a percentage the percentage itself.
     */
    Integer partOf(Kpi kpi, FiscalQuarter quarter) {
        var target = kpi.targetOf(quarter);
        return target == null || kpi.measure().isShare()
                ? target
                : Integer.valueOf(ceil((long) universe * target, kpi.universe()));
    }

    private static int ceil(long part, int whole) {
        return Math.toIntExact(Math.ceilDiv(part, whole));
    }
}
