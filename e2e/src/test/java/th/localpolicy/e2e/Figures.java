package th.localpolicy.e2e;

import java.util.Map;
import java.util.TreeMap;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.IdentitiesApi.APIListIdentitiesRequest;
import th.localpolicy.client.model.IdentityStatus;
import th.localpolicy.client.model.KpiProgress;

/**
 * What stands written: a write that should not have been shows in one of these.
 *
 * @param registry how many identities there are, by status
 * @param halfYear the KPI's answer for 31 March 2025
 * @param yearEnd the KPI's answer for 30 September 2025
 */
record Figures(Map<IdentityStatus, Long> registry, KpiProgress halfYear, KpiProgress yearEnd) {

    static Figures of(RunningStack stack) throws ApiException {
        var auditor = stack.desk("DLA", "auditor");
        var registry = new TreeMap<IdentityStatus, Long>();
        for (var status : IdentityStatus.values()) {
            registry.put(status, count(auditor, status));
        }
        return new Figures(registry, kpi(stack, Kpi.HALF_YEAR), kpi(stack, "2025-09-30"));
    }

    /** Without the instant of the knowledge, which goes on while the figures stand. */
    private static KpiProgress kpi(RunningStack stack, String day) throws ApiException {
        return stack.kpi().progress(day).knownAt(null);
    }

    private static long count(Desk auditor, IdentityStatus status) throws ApiException {
        return auditor.identities()
                .listIdentities(APIListIdentitiesRequest.newBuilder()
                        .status(status)
                        .limit(1)
                        .count(true)
                        .build())
                .getTotal();
    }

    long registered() {
        return registry.get(IdentityStatus.REGISTERED);
    }

    long identities() {
        return registry.values().stream().mapToLong(Long::longValue).sum();
    }
}
