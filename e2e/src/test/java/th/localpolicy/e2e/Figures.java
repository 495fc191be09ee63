package th.localpolicy.e2e;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands written: a write that should not have been shows in one of these.
 *
 * @param registry how many identities there are, by status
 * @param halfYear the KPI's answer for 31 March 2025
 * @param yearEnd the KPI's answer for 30 September 2025
 */
record Figures(Map<String, Long> registry, JsonNode halfYear, JsonNode yearEnd) {

    private static final String[] STATUSES = {"DRAFT", "SUBMITTED", "RETURNED", "REGISTERED", "WITHDRAWN"};

    static Figures of(RunningStack stack) {
        var auditor = stack.as("DLA", "auditor");
        return new Figures(
                Arrays.stream(STATUSES)
                        .collect(Collectors.toMap(
                                Function.identity(), status -> count(auditor, status), Long::sum, TreeMap::new)),
                kpi(stack, Kpi.HALF_YEAR),
                kpi(stack, "2025-09-30"));
    }

    /** Without the instant of the knowledge, which goes on while the figures stand. */
    private static JsonNode kpi(RunningStack stack, String day) {
        return ((ObjectNode) stack.kpi().progress(day)).without("knownAt");
    }

    private static long count(Client auditor, String status) {
        return auditor.get("/api/v1/identities?limit=1&count=true&status=" + status)
                .ok()
                .get("total")
                .asLong();
    }

    long registered() {
        return registry.get("REGISTERED");
    }

    long identities() {
        return registry.values().stream().mapToLong(Long::longValue).sum();
    }
}
