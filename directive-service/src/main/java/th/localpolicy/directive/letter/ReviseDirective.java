package th.localpolicy.directive.letter;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.directive.letter.DraftRules.Sound;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.web.IfMatch;

/** The issuer rewrites its draft. What is issued is never rewritten. */
@ApplicationScoped
class ReviseDirective {

    private final Directives directives;
    private final DraftRules rules;

    ReviseDirective(Directives directives, DraftRules rules) {
        this.directives = directives;
        this.rules = rules;
    }

    @Transactional
    Outcome<DirectiveView> revise(Caller caller, UUID id, IfMatch ifMatch, DirectiveDraft draft) {
        var locked = directives.lock(id);
        if (locked.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var directive = locked.get();
        if (!caller.office().equals(directive.issuer())) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        var refusal = ifMatch.refusalOf(directive.version()).or(directive::refusalOfRevision);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return switch (rules.examine(draft)) {
            case Outcome.Refused<Sound>(Refusal fault) -> Outcome.refused(fault);
            case Outcome.Done<Sound>(Sound letter) -> revise(caller, directive, letter);
        };
    }

    private Outcome<DirectiveView> revise(Caller caller, Directive directive, Sound letter) {
        if (!letter.draft().issuer().equals(directive.issuer().value())) {
            return Outcome.refused(
                    Refusal.invalid("issuer", "เปลี่ยนผู้ออกหนังสือไม่ได้", "cannot be changed to another office"));
        }
        var refusal = directives.refusalOf(directive.id(), letter, caller);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        directives.revise(directive, caller, letter);
        return Outcome.done(directives.view(directive));
    }
}
