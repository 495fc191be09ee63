package th.localpolicy.directive.dispatch;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.web.IfMatch;

/**
 * The way an office takes a step with a letter it was sent, in one transaction: lock the dispatch, see that it is the
 * office's own, whether anything stands against the step, and only then take it.
 */
@ApplicationScoped
class ChangeDispatch {

    private final Dispatches dispatches;
    private final DispatchReading reading;

    ChangeDispatch(Dispatches dispatches, DispatchReading reading) {
        this.dispatches = dispatches;
        this.reading = reading;
    }

    /** What stands against the change, if anything. */
    interface Objection extends Function<Dispatch, Optional<Refusal>> {}

    /** Who wants to take a step with which dispatch, and the version of it they read, if they say so. */
    record Request(Caller caller, UUID id, IfMatch ifMatch) {}

    @Transactional
    Outcome<DispatchView> change(Request request, Objection objection, Consumer<Dispatch> change) {
        var locked = dispatches.lock(request.id());
        if (locked.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var dispatch = locked.get();
        // Only the office that was sent it, not those above: what they would take for it, it has not done.
        if (!dispatch.recipient().equals(request.caller().office())) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        var refusal = request.ifMatch().refusalIfGiven(dispatch.version()).or(() -> objection.apply(dispatch));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        change.accept(dispatch);
        return Outcome.done(reading.find(dispatch.id()).orElseThrow());
    }
}
