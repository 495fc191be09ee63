package th.localpolicy.identity.identity;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.identity.identity.ChangeIdentity.Request;
import th.localpolicy.identity.identity.Decision.Return;
import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.problem.Outcome;

/** The province, or the department, sends a submitted identity back with its reason. */
@ApplicationScoped
class ReturnIdentity {

    private final ChangeIdentity identity;
    private final OfficeRules rules;
    private final IdentityTrail trail;

    ReturnIdentity(ChangeIdentity identity, OfficeRules rules, IdentityTrail trail) {
        this.identity = identity;
        this.rules = rules;
        this.trail = trail;
    }

    Outcome<IdentityView> giveBack(Request request, Return decision) {
        return identity.change(request, rules::mayDecide, Identity::refusalOfReturn, found -> {
            found.returnWith(decision.reason(), trail.now());
            trail.add(request.caller(), found, Action.RETURNED, null, decision.reason());
        });
    }
}
