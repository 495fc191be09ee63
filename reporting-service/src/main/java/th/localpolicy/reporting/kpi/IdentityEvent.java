package th.localpolicy.reporting.kpi;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import th.localpolicy.platform.thai.Bangkok;

/**
 * What we read of an event of {@code identity.identity.v1}: the state of an identity after a change. Other fields are not
 * our concern. One that could not have come from the registry is refused here and parked.
 */
record IdentityEvent(
        UUID identityId, String districtCode, String provinceCode, LocalDate registeredOn, LocalDate withdrawnOn) {

    private static final String BANGKOK = "10";

    IdentityEvent {
        Objects.requireNonNull(identityId, "identityId");
        if (districtCode == null
                || !districtCode.matches("[0-9]{4}")
                || !districtCode.substring(0, 2).equals(provinceCode)) {
            throw new IllegalArgumentException("not a district of its province: " + districtCode);
        }
        if (districtCode.startsWith(BANGKOK)) {
            throw new IllegalArgumentException("Bangkok's khet take no identity: " + districtCode);
        }
        if (registeredOn != null && !Bangkok.isBusinessDate(registeredOn)) {
            throw new IllegalArgumentException("no date of registration: " + registeredOn);
        }
        if (withdrawnOn != null
                && (registeredOn == null
                        || withdrawnOn.isBefore(registeredOn)
                        || !Bangkok.isBusinessDate(withdrawnOn))) {
            throw new IllegalArgumentException("no date of withdrawal: " + withdrawnOn);
        }
    }
}
