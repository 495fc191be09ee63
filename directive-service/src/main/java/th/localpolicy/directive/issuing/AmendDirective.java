package th.localpolicy.directive.issuing;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.Dispatches;
import th.localpolicy.directive.issuing.ChangeLetter.Request;
import th.localpolicy.directive.issuing.DirectiveEvents.Type;
import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveView;
import th.localpolicy.directive.letter.Directives;
import th.localpolicy.directive.letter.DraftRules;
import th.localpolicy.directive.letter.DraftRules.Sound;
import th.localpolicy.directive.letter.Reach;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/**
 * The issuer amends its letter: a new revision, the ones before kept as they were. New addressees are sent it; dropped ones
 * have their dispatch cancelled, and what they forwarded; the days of those that stay follow the letter. Which reports a
 * copy entered from paper asks for is amended by the office that entered it.
 */
@ApplicationScoped
class AmendDirective {

    private final ChangeLetter letters;
    private final Directives directives;
    private final Dispatches dispatches;
    private final DraftRules drafts;
    private final Reach reach;
    private final Sending sending;
    private final ReportRules rules;
    private final CancelDirective cancelling;
    private final DirectiveEvents events;

    AmendDirective(
            ChangeLetter letters,
            Directives directives,
            Dispatches dispatches,
            DraftRules drafts,
            Reach reach,
            Sending sending,
            ReportRules rules,
            CancelDirective cancelling,
            DirectiveEvents events) {
        this.letters = letters;
        this.directives = directives;
        this.dispatches = dispatches;
        this.drafts = drafts;
        this.reach = reach;
        this.sending = sending;
        this.rules = rules;
        this.cancelling = cancelling;
        this.events = events;
    }

    Outcome<DirectiveView> amend(Request request, Amendment amendment) {
        return letters.change(request, letter -> {
            var refusal = letter.refusalOfAmendment();
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
            return switch (drafts.examine(amendment.of(directives.content(letter)))) {
                case Outcome.Refused<Sound>(Refusal fault) -> Outcome.refused(fault);
                case Outcome.Done<Sound>(Sound amended) -> amend(request.caller(), letter, amended, amendment.reason());
            };
        });
    }

    private Outcome<DirectiveView> amend(Caller caller, Directive letter, Sound amended, String reason) {
        var content = amended.draft();
        var refusal = directives
                .refusalOfRelations(letter.id(), amended, caller)
                .or(() -> rules.refusalOf(content))
                .or(() -> letter.forwards() == null
                        ? Optional.empty()
                        : directives
                                .find(letter.forwards().directiveId())
                                .flatMap(parent -> Passing.refusalOf(directives.content(parent), content)));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var before = new LinkedHashSet<>(directives.recipients(letter));
        // A copy that was entered from paper is at the office that entered it, whomever the letter addresses.
        var recipients = letter.recordedBy().isPresent()
                ? Set.copyOf(before)
                : reach.resolve(letter.issuer(), content.addressees());
        var said = directives.content(letter);
        directives.amend(letter, caller, amended, recipients, reason);
        sending.reschedule(letter, said, content);
        sending.send(letter, content, without(recipients, before), caller);
        var dropped = without(before, recipients);
        if (!dropped.isEmpty()) {
            cancelling.cancelForwardsBy(letter, dropped, caller, reason);
            dispatches.cancel(letter.id(), dropped);
        }
        events.tell(Type.AMENDED, letter, content, recipients, reason);
        return Outcome.done(directives.view(letter));
    }

    private static Set<OfficeCode> without(Set<OfficeCode> some, Set<OfficeCode> others) {
        var left = new LinkedHashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
