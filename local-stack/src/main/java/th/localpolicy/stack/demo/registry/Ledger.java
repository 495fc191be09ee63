package th.localpolicy.stack.demo.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Our own account of what the registry acknowledged, kept apart from everything that the system counts by itself: the
 * KPI must say the same.
 */
final class Ledger {
    /** An identity that was registered, and perhaps withdrawn later. */
    private record Entry(String districtCode, LocalDate registeredOn, Optional<LocalDate> withdrawnOn) {
        boolean standsOn(LocalDate day) {
            return !registeredOn.isAfter(day)
                    && withdrawnOn.map(end -> end.isAfter(day)).orElse(true);
        }
    }

    private final ConcurrentHashMap<String, Entry> byId = new ConcurrentHashMap<>();

    /** Writes down an identity as the API answered it; one that was never registered is none of ours. */
    void acknowledged(JsonNode identity) {
        day(identity, "registeredOn")
                .ifPresent(registered -> byId.put(
                        identity.get("id").asString(),
                        new Entry(identity.get("districtCode").asString(), registered, day(identity, "withdrawnOn"))));
    }

    private static Optional<LocalDate> day(JsonNode identity, String field) {
        JsonNode day = identity.get(field);
        return day == null || day.isNull() ? Optional.empty() : Optional.of(LocalDate.parse(day.asString()));
    }

    /** How many districts have a registered identity on the day. */
    int districtsOn(LocalDate day) {
        return (int) byId.values().stream()
                .filter(entry -> entry.standsOn(day))
                .map(Entry::districtCode)
                .distinct()
                .count();
    }

    /** How many identities stand in the registry now. */
    int registered() {
        return (int) byId.values().stream()
                .filter(entry -> entry.withdrawnOn().isEmpty())
                .count();
    }

    /** The districts that have an identity in the registry now. */
    Set<String> districts() {
        return byId.values().stream()
                .filter(entry -> entry.withdrawnOn().isEmpty())
                .map(Entry::districtCode)
                .collect(Collectors.toSet());
    }
}
