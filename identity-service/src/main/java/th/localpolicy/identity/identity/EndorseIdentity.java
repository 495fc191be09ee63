package th.localpolicy.identity.identity;

import java.time.Clock;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.identity.identity.ChangeIdentity.Request;
import th.localpolicy.identity.identity.Decision.Endorsement;
import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.thai.Bangkok;

/**
 * The province, or the department, enters a submitted identity in the registry. A district's first one is designated by
 * that alone.
 */
@ApplicationScoped
class EndorseIdentity {

    private final ChangeIdentity identity;
    private final Identities identities;
    private final OfficeRules rules;
    private final IdentityTrail trail;
    private final Clock clock;

    EndorseIdentity(
            ChangeIdentity identity, Identities identities, OfficeRules rules, IdentityTrail trail, Clock clock) {
        this.identity = identity;
        this.identities = identities;
        this.rules = rules;
        this.trail = trail;
        this.clock = clock;
    }

    Outcome<IdentityView> endorse(Request request, Endorsement endorsement) {
        var today = Bangkok.today(clock);
        var on = Objects.requireNonNullElse(endorsement.registeredOn(), today);
        return identity.change(request, rules::mayDecide, found -> found.refusalOfRegistration(on, today), found -> {
            found.register(on, trail.now());
            trail.add(request.caller(), found, Action.REGISTERED, on, null);
            if (identities.designatedOf(found.districtCode()).isEmpty()) {
                found.designate(trail.now());
                trail.add(request.caller(), found, Action.DESIGNATED);
            }
        });
    }
}
