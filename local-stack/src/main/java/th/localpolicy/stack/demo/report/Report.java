package th.localpolicy.stack.demo.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What an office writes in a month: plausible figures out of its code and the month, without any person in it. */
final class Report {
    private static final List<String> TYPES = List.of("EVENT", "SITE_DEVELOPMENT", "KNOWLEDGE", "GOODS", "SERVICE");
    private static final List<String> TITLES = List.of(
            "งานเทศกาลประจำอำเภอ",
            "ปรับปรุงป้ายและทางลาด",
            "อบรมมัคคุเทศก์ท้องถิ่น",
            "พัฒนาบรรจุภัณฑ์สินค้า",
            "ถนนคนเดิน");

    private Report() {}

    /** @param correction the second writing of it, with other figures */
    static Map<String, Object> of(String office, String period, boolean nil, boolean correction) {
        if (nil) {
            return Map.of("nil", true);
        }
        Random random = new Random(31L * office.hashCode() + period.hashCode() + (correction ? 1 : 0));
        int kind = random.nextInt(TYPES.size());
        Map<String, Object> activity = new TreeMap<>();
        activity.put("type", TYPES.get(kind));
        activity.put("title", TITLES.get(kind));
        activity.put("startsOn", LocalDate.parse(period + "-05").toString());
        activity.put("budget", "%d.%02d".formatted(5_000 + random.nextInt(195_000), random.nextInt(100)));
        activity.put("budgetSource", random.nextBoolean() ? "LOCAL" : "PROVINCE");
        activity.put("participants", 20 + random.nextInt(480));
        activity.put("income", "%d.%02d".formatted(random.nextInt(400_000), random.nextInt(100)));
        return Map.of("nil", false, "activities", List.of(activity), "results", "ดำเนินการตามแผน (ข้อมูลสาธิต)");
    }
}
