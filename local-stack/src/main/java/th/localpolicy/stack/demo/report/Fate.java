package th.localpolicy.stack.demo.report;

import java.util.Random;

/**
 * What becomes of one report of one office for one month. The same office and month always meet the same fate, so that every
 * play is the same and one that was cut short is taken up where it ended.
 *
 * @param daysLate 0 on time; meaningless where the report is missing
 * @param nil      "nothing done this month"
 * @param returned sent back by its recipient; {@code corrected} when the office then answered
 */
record Fate(boolean missing, int daysLate, boolean nil, boolean returned, boolean corrected) {
    private static final long SEED = 2568;

    static Fate of(String office, String period) {
        Random random = new Random(SEED + 31L * office.hashCode() + period.hashCode());
        random.nextInt(); // the first number of neighbouring seeds is nearly the same
        int luck = random.nextInt(100);
        boolean returned = random.nextInt(100) < 3;
        boolean corrected = random.nextInt(4) > 0;
        boolean nil = random.nextInt(100) < 5;
        int daysLate = luck < 86 ? 0 : 1 + random.nextInt(20);
        return new Fate(luck >= 96, daysLate, nil, returned, returned && corrected);
    }
}
