package th.localpolicy.directive.letter;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.directive.letter.DraftRules.Sound;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** An office writes a letter of its own down. Nobody writes for another office, nor for the one above. */
@ApplicationScoped
class DraftDirective {

    private final Directives directives;
    private final DraftRules rules;

    DraftDirective(Directives directives, DraftRules rules) {
        this.directives = directives;
        this.rules = rules;
    }

    @Transactional
    Outcome<DirectiveView> draft(Caller caller, DirectiveDraft draft) {
        return switch (rules.examine(draft)) {
            case Outcome.Refused<Sound>(Refusal refusal) -> Outcome.refused(refusal);
            case Outcome.Done<Sound>(Sound letter) -> draft(caller, letter);
        };
    }

    private Outcome<DirectiveView> draft(Caller caller, Sound letter) {
        if (!caller.office().value().equals(letter.draft().issuer())) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        var id = directives.newId();
        Optional<Refusal> refusal = directives.refusalOf(id, letter, caller);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : Outcome.done(directives.view(directives.draft(id, caller, letter)));
    }
}
