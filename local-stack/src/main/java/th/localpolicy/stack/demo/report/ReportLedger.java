package th.localpolicy.stack.demo.report;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What was acknowledged of the reports, one by one: completeness must say the same. */
final class ReportLedger {
    /**
     * One report that is owed.
     *
     * @param status null while nothing was sent in
     */
    record Entry(String reporter, String period, String status, int daysLate) {
        boolean submitted() {
            return status != null;
        }

        /** The code of the province in whose area it is. */
        String province() {
            return reporter.substring(1, 3);
        }

        String level() {
            return reporter.startsWith("P") ? "PROVINCE" : "DISTRICT";
        }
    }

    private final Map<String, Entry> byObligation = new ConcurrentHashMap<>();

    void owed(String obligation, String reporter, String period) {
        byObligation.putIfAbsent(obligation, new Entry(reporter, period, null, 0));
    }

    void sent(String obligation, int daysLate) {
        byObligation.computeIfPresent(
                obligation, (id, entry) -> new Entry(entry.reporter(), entry.period(), "SUBMITTED", daysLate));
    }

    /** A decision or a correction: what is late stays late. */
    void now(String obligation, String status) {
        byObligation.computeIfPresent(
                obligation, (id, entry) -> new Entry(entry.reporter(), entry.period(), status, entry.daysLate()));
    }

    int count(Predicate<Entry> where) {
        return (int) byObligation.values().stream().filter(where).count();
    }

    /** A figure of the completeness over the reports that are meant. */
    int figure(String name, Predicate<Entry> meant) {
        return count(meant.and(
                switch (name) {
                    case "expected" -> entry -> true;
                    case "submitted" -> Entry::submitted;
                    case "onTime" -> entry -> entry.submitted() && entry.daysLate() == 0;
                    case "late" -> entry -> entry.submitted() && entry.daysLate() > 0;
                    case "missing" -> entry -> !entry.submitted();
                    case "returned" -> entry -> "RETURNED".equals(entry.status());
                    case "accepted" -> entry -> "ACCEPTED".equals(entry.status());
                    default -> throw new IllegalArgumentException(name);
                }));
    }
}
