package th.localpolicy.directive.issuing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.Dispatches;
import th.localpolicy.directive.issuing.ChangeLetter.Request;
import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveView;
import th.localpolicy.directive.letter.Directives;
import th.localpolicy.directive.letter.Status;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Outcome;

/**
 * The issuer cancels its letter, and with it everything that forwards it, down the tree, and all their dispatches. Nothing is
 * deleted. A draft is thrown away, and gives its number back.
 */
@ApplicationScoped
class CancelDirective {

    private final ChangeLetter letters;
    private final Directives directives;
    private final Dispatches dispatches;
    private final DirectiveEvents events;

    CancelDirective(ChangeLetter letters, Directives directives, Dispatches dispatches, DirectiveEvents events) {
        this.letters = letters;
        this.directives = directives;
        this.dispatches = dispatches;
        this.events = events;
    }

    Outcome<DirectiveView> cancel(Request request, Cancellation cancellation) {
        return letters.change(request, letter -> {
            var refusal = letter.refusalOfCancellation();
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
            var all = new ArrayList<>(List.of(letter));
            if (letter.status() == Status.DRAFT) {
                directives.cancel(all, request.caller(), cancellation.reason());
            } else {
                all.addAll(directives.lockForwardsOf(List.of(letter.id()), List.of()));
                cancel(all, request.caller(), cancellation.reason());
            }
            return Outcome.done(directives.view(letter));
        });
    }

    /** What offices that are addressed no more have sent on by the letter is cancelled with their dispatches. */
    void cancelForwardsBy(Directive letter, Collection<OfficeCode> offices, Caller caller, String reason) {
        var forwards = directives.lockForwardsOf(List.of(letter.id()), offices);
        if (!forwards.isEmpty()) {
            cancel(forwards, caller, reason);
        }
    }

    private void cancel(List<Directive> all, Caller caller, String reason) {
        directives.cancel(all, caller, reason);
        dispatches.cancelOf(all.stream().map(Directive::id).toList());
        events.tellCancelled(all, reason);
    }
}
