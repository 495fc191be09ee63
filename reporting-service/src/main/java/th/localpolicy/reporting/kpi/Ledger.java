package th.localpolicy.reporting.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What figures are counted from, for any day and area, as it was known at one instant. */
sealed interface Ledger {

    /** What was achieved by a day; of a share, of what was due from {@code from} on. */
    Figure national(LocalDate from, LocalDate to);

    /** The same by code of province. */
    Map<String, Figure> byProvince(LocalDate from, LocalDate to);

    /** What was achieved by each day of a span. */
    List<Figure> daily(LocalDate from, LocalDate to);

    /** Days on which a district had a registered identity, up to but not including {@code until}; open when null. */
    record Span(String district, LocalDate since, LocalDate until) {
        boolean covers(LocalDate day) {
            return !since.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    /**
     * Districts and the days on which they had an identity.
     *
     * @param spans of one district they do not overlap, so on one day each district has at most one
     */
    record Districts(int universe, List<Span> spans) implements Ledger {

        @Override
        public Figure national(LocalDate from, LocalDate to) {
            return new Figure(
                    (int) spans.stream().filter(span -> span.covers(to)).count(), universe);
        }

        @Override
        public Map<String, Figure> byProvince(LocalDate from, LocalDate to) {
            var provinces = new TreeMap<String, Figure>();
            spans.stream()
                    .filter(span -> span.covers(to))
                    .forEach(span -> provinces.merge(span.district().substring(0, 2), new Figure(1, 0), Figure::plus));
            return provinces;
        }

        @Override
        public List<Figure> daily(LocalDate from, LocalDate to) {
            var changes = new TreeMap<LocalDate, Integer>();
            for (var span : spans) {
                changes.merge(span.since().isBefore(from) ? from : span.since(), 1, Integer::sum);
                if (span.until() != null) {
                    changes.merge(span.until().isBefore(from) ? from : span.until(), -1, Integer::sum);
                }
            }
            var standing = new int[1];
            return from.datesUntil(to.plusDays(1))
                    .map(day -> new Figure(standing[0] += changes.getOrDefault(day, 0), universe))
                    .toList();
        }
    }

    /** How many were due on a day in a province, and how many of them were done in time. */
    record Tally(String province, LocalDate on, int due, int done) {
        Figure figure() {
            return new Figure(done, due);
        }
    }

    /** Things due, by day and province; a province is null for the offices above it. */
    record Dues(List<Tally> tallies) implements Ledger {

        @Override
        public Figure national(LocalDate from, LocalDate to) {
            return tallies.stream()
                    .filter(tally -> within(tally, from, to))
                    .map(Tally::figure)
                    .reduce(Figure.NOTHING, Figure::plus);
        }

        @Override
        public Map<String, Figure> byProvince(LocalDate from, LocalDate to) {
            var provinces = new TreeMap<String, Figure>();
            tallies.stream()
                    .filter(tally -> tally.province() != null && within(tally, from, to))
                    .forEach(tally -> provinces.merge(tally.province(), tally.figure(), Figure::plus));
            return provinces;
        }

        @Override
        public List<Figure> daily(LocalDate from, LocalDate to) {
            var days = new TreeMap<LocalDate, Figure>();
            tallies.forEach(tally -> days.merge(tally.on(), tally.figure(), Figure::plus));
            var sum = new Figure[] {Figure.NOTHING};
            return from.datesUntil(to.plusDays(1))
                    .map(day -> sum[0] = sum[0].plus(days.getOrDefault(day, Figure.NOTHING)))
                    .toList();
        }

        private static boolean within(Tally tally, LocalDate from, LocalDate to) {
            return !tally.on().isBefore(from) && !tally.on().isAfter(to);
        }
    }
}
