package th.localpolicy.reporting.kpi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import th.localpolicy.platform.thai.FiscalQuarter;

/**
 * All there is to say of a KPI as it was known at one instant, read in one statement.
 *
 * @param version of the projection when it was read
 * @param knownAt the latest instant at which something of it was learnt; asked for by this instant, it is the same for ever
 * @param corrections what was learnt of the quarter that was asked about since it was closed
 */
record Picture(
        long version, Instant knownAt, Kpi kpi, List<Closing> closings, List<Correction> corrections, Ledger ledger) {

    /**
     * The official figure of a closed quarter.
     *
     * @param number of the quarter, 1 to 4
     * @param at when it was closed; what was learnt later is a correction
     * @param by the office that closed it
     */
    record Closing(int number, int achieved, int universe, Instant at, String by) {
        Figure figure() {
            return new Figure(achieved, universe);
        }
    }

    Optional<Closing> closingOf(FiscalQuarter quarter) {
        return closings.stream()
                .filter(closing -> closing.number() == quarter.number())
                .findFirst();
    }
}
