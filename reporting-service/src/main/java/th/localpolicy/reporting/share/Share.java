package th.localpolicy.reporting.share;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A share in percent, by one rule in everything that is told: whoever recomputes it finds the same. */
public final class Share {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Share() {}

    /** In percent, two decimals, half up, never above 100; null when there is nothing to be a share of. */
    public static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(WHOLE)
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
                        .min(WHOLE);
    }
}
