package th.localpolicy.reporting.kpi;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.thai.Bangkok;

/**
 * What we read of an event of {@code identity.identity.v1}: the state of an identity after a change. Other fields are not
 * our concern. One that could not have come from the registry is refused here and parked.
 */
record IdentityEvent(
        UUID identityId,
        String districtCode,
        String provinceCode,
        LocalDate registeredOn,
        LocalDate withdrawnOn,
        LocalDate supersededOn) {

    static final String SUPERSEDED = "identity.superseded";

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
        refuseEnd(registeredOn, withdrawnOn);
        refuseEnd(registeredOn, supersededOn);
    }

    private static void refuseEnd(LocalDate registeredOn, LocalDate end) {
        if (end != null && (registeredOn == null || end.isBefore(registeredOn) || !Bangkok.isBusinessDate(end))) {
            throw new IllegalArgumentException("no date of an end: " + end);
        }
    }

    /**
     * The day from which it does not stand any more, withdrawn or replaced by its successor; null while it stands. One that
     * was superseded without a date stops on the day of the decision.
     */
    LocalDate lastsUntil(Received event) {
        if (withdrawnOn != null) {
            return withdrawnOn;
        }
        if (supersededOn == null && registeredOn != null && event.type().equals(SUPERSEDED)) {
            var decided = Bangkok.dayOf(event.occurredAt());
            return decided.isBefore(registeredOn) ? registeredOn : decided;
        }
        return supersededOn;
    }
}
