package th.localpolicy.identity.identity;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.identity.identity.ChangeIdentity.Request;
import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.problem.Outcome;

/** The office that wrote an identity, or its district, rewrites it before it is submitted or after it came back. */
@ApplicationScoped
class ReviseIdentity {

    private final ChangeIdentity identity;
    private final OfficeRules rules;
    private final IdentityTrail trail;
    private final SimilarNames names;

    ReviseIdentity(ChangeIdentity identity, OfficeRules rules, IdentityTrail trail, SimilarNames names) {
        this.identity = identity;
        this.rules = rules;
        this.trail = trail;
        this.names = names;
    }

    Outcome<IdentityView> revise(Request request, IdentityDraft draft) {
        return identity.changeAndLook(
                request,
                rules::mayRevise,
                found -> request.ifMatch()
                        .refusalOf(found.version())
                        .or(() -> found.refusalOfRevision(draft))
                        .or(() -> rules.refusalOfPartners(draft)),
                found -> {
                    found.revise(draft, trail.now());
                    trail.add(request.caller(), found, Action.REVISED);
                },
                found -> found.view().with(names.like(request.caller(), found)));
    }
}
