package th.localpolicy.identity.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** A district, or a local administration in it, writes an identity down. */
@ApplicationScoped
class DraftIdentity {

    private final Identities identities;
    private final IdentityTrail trail;
    private final OfficeRules rules;
    private final SimilarNames names;

    DraftIdentity(Identities identities, IdentityTrail trail, OfficeRules rules, SimilarNames names) {
        this.identities = identities;
        this.trail = trail;
        this.rules = rules;
        this.names = names;
    }

    @Transactional
    Outcome<IdentityView> draft(Caller caller, IdentityDraft draft) {
        var refusal = rules.refusalOfDistrict(draft.districtCode());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (!rules.mayDraftFor(caller, draft.districtCode())) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        var partners = rules.refusalOfPartners(draft);
        if (partners.isPresent()) {
            return Outcome.refused(partners.get());
        }
        // Time-ordered ids, so that the order of the list is the order of entry and the index grows at one end.
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var identity = Identity.draft(id, draft, caller.office(), trail.now());
        identities.persistAndFlush(identity);
        trail.add(caller, identity, Action.DRAFTED);
        return Outcome.done(identity.view().with(names.like(caller, identity)));
    }
}
