package th.localpolicy.identity.identity;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.identity.identity.ChangeIdentity.Request;
import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.problem.Outcome;

/**
 * The province, or the department, says which registered identity is the district's own. The one before gives way; asked
 * for the one that already is, nothing changes.
 */
@ApplicationScoped
class DesignateIdentity {

    private final ChangeIdentity identity;
    private final Identities identities;
    private final OfficeRules rules;
    private final IdentityTrail trail;

    DesignateIdentity(ChangeIdentity identity, Identities identities, OfficeRules rules, IdentityTrail trail) {
        this.identity = identity;
        this.identities = identities;
        this.rules = rules;
        this.trail = trail;
    }

    Outcome<IdentityView> designate(Request request) {
        return identity.change(request, rules::mayDecide, Identity::refusalOfDesignation, found -> {
            if (found.designated()) {
                return;
            }
            identities.designatedOf(found.districtCode()).ifPresent(other -> {
                other.yieldDesignation(trail.now());
                trail.add(request.caller(), other, Action.UNDESIGNATED);
                // The index allows one designation at a time, row by row.
                identities.flush();
            });
            found.designate(trail.now());
            trail.add(request.caller(), found, Action.DESIGNATED);
        });
    }
}
