package th.localpolicy.identity.identity;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.identity.identity.ChangeIdentity.Request;
import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.problem.Outcome;

/** The district puts an identity before its province. */
@ApplicationScoped
class SubmitIdentity {

    private final ChangeIdentity identity;
    private final OfficeRules rules;
    private final IdentityTrail trail;
    private final SimilarNames names;

    SubmitIdentity(ChangeIdentity identity, OfficeRules rules, IdentityTrail trail, SimilarNames names) {
        this.identity = identity;
        this.rules = rules;
        this.trail = trail;
        this.names = names;
    }

    Outcome<IdentityView> submit(Request request) {
        return identity.changeAndLook(
                request,
                rules::maySubmit,
                Identity::refusalOfSubmission,
                found -> {
                    found.submit(trail.now());
                    trail.add(request.caller(), found, Action.SUBMITTED);
                },
                found -> found.view().with(names.like(request.caller(), found)));
    }
}
