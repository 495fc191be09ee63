package th.localpolicy.stack.demo.cascade;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/** What was acknowledged to each office of the cascade, by itself: the coverage must say the same. */
final class CascadeLedger {
    /** A dispatch as its last answer left it; a step once taken stays taken. */
    record Entry(
            String office, String level, String province, boolean received, boolean acknowledged, boolean forwarded) {}

    private final Map<String, Entry> byOffice = new ConcurrentHashMap<>();

    /** Writes down a dispatch as the API answered it. */
    void acknowledged(JsonNode dispatch) {
        String office = dispatch.get("recipient").asString();
        String status = dispatch.get("status").asString();
        boolean forwarded = status.equals("FORWARDED");
        boolean acknowledged = forwarded || status.equals("ACKNOWLEDGED") || status.equals("COMPLETED");
        byOffice.put(
                office,
                new Entry(
                        office,
                        office.startsWith("P") ? "PROVINCE" : "DISTRICT",
                        "P" + office.substring(1, 3),
                        acknowledged || status.equals("RECEIVED"),
                        acknowledged,
                        forwarded));
    }

    int count(String level, String step) {
        return count(entry -> entry.level().equals(level), step);
    }

    int countUnder(String province, String step) {
        return count(entry -> entry.province().equals(province), step);
    }

    private int count(Predicate<Entry> where, String step) {
        Predicate<Entry> taken =
                switch (step) {
                    case "sent" -> entry -> true;
                    case "received" -> Entry::received;
                    case "acknowledged" -> Entry::acknowledged;
                    case "forwarded" -> Entry::forwarded;
                    default -> entry -> false;
                };
        return (int) byOffice.values().stream().filter(where.and(taken)).count();
    }
}
