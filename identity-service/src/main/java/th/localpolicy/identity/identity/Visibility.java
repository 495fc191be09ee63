package th.localpolicy.identity.identity;

import java.util.Map;
import java.util.Optional;

import th.localpolicy.platform.office.Caller;

/**
 * Which identities somebody may see, as a condition of the query itself: registered ones everybody; others the office that
 * wrote them, its district, its province, and the department and ministry above.
 */
record Visibility(String condition, Map<String, Object> parameters) {

    private static final String PUBLIC = "standing.status = 'REGISTERED'";

    static Visibility of(Optional<Caller> caller) {
        if (caller.isEmpty()) {
            return new Visibility(PUBLIC, Map.of());
        }
        var office = caller.get().office();
        return switch (office.level()) {
            case MINISTRY, DEPARTMENT -> new Visibility("1 = 1", Map.of());
            case PROVINCE -> own("provinceCode", office.area());
            case DISTRICT -> own("districtCode", office.area());
            case LOCAL -> own("draftedBy", office.value());
            case CLUSTER -> new Visibility(PUBLIC, Map.of());
        };
    }

    private static Visibility own(String field, String value) {
        return new Visibility("(" + PUBLIC + " or " + field + " = :own)", Map.of("own", value));
    }
}
