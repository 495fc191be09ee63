package th.localpolicy.directive.issuing;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveView;
import th.localpolicy.directive.letter.Directives;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.web.IfMatch;

/** The way a letter is signed, in one transaction: hold its row, see that it is the caller's own, and only then decide. */
@ApplicationScoped
class ChangeLetter {

    /** Who wants to change which letter, and the version of it they read, if they say so. */
    record Request(Caller caller, UUID id, IfMatch ifMatch) {}

    private final Directives directives;

    ChangeLetter(Directives directives) {
        this.directives = directives;
    }

    /** @param change decides first and changes last; what it refuses has changed nothing */
    @Transactional
    Outcome<DirectiveView> change(Request request, Function<Directive, Outcome<DirectiveView>> change) {
        var locked = directives.lock(request.id());
        if (locked.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var letter = locked.get();
        if (!request.caller().office().equals(letter.keeper())) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        var stale = request.ifMatch().refusalIfGiven(letter.version());
        return stale.isPresent() ? Outcome.refused(stale.get()) : change.apply(letter);
    }
}
