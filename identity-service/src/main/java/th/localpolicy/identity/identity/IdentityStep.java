package th.localpolicy.identity.identity;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step in the life of an identity: who did what, when.
 *
 * @param version the identity's version after the step
 * @param office the office that took it
 * @param subject the token's subject: an account, not a person's name
 * @param effective the business date it took effect on, for registrations and withdrawals
 */
@Schema(name = "IdentityStep")
public record IdentityStep(
        long version,
        Action action,
        String office,
        String subject,
        Instant takenAt,
        LocalDate effective,
        String reason) {

    /** What was done; those that leave the service as events name their type. */
    @Schema(name = "IdentityAction")
    public enum Action {
        DRAFTED(null),
        REVISED(null),
        SUBMITTED("identity.submitted"),
        REGISTERED("identity.registered"),
        RETURNED("identity.returned"),
        WITHDRAWN("identity.withdrawn"),
        SUPERSEDED("identity.superseded"),
        SUPERSEDES(null),
        DESIGNATED("identity.designated"),
        UNDESIGNATED(null);

        private final String eventType;

        Action(String eventType) {
            this.eventType = eventType;
        }

        /** The type of the event that tells of it; null for what stays inside. */
        String eventType() {
            return eventType;
        }
    }
}
