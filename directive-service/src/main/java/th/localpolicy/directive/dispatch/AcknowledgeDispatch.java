package th.localpolicy.directive.dispatch;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.ChangeDispatch.Request;
import th.localpolicy.directive.dispatch.DispatchEvents.Type;
import th.localpolicy.directive.dispatch.DispatchTrail.Action;
import th.localpolicy.platform.problem.Outcome;

/** An office has taken note of a letter it received (รับทราบ). */
@ApplicationScoped
class AcknowledgeDispatch {

    private final ChangeDispatch dispatch;
    private final DispatchTrail trail;
    private final DispatchEvents events;

    AcknowledgeDispatch(ChangeDispatch dispatch, DispatchTrail trail, DispatchEvents events) {
        this.dispatch = dispatch;
        this.trail = trail;
        this.events = events;
    }

    Outcome<DispatchView> acknowledge(Request request) {
        return dispatch.change(request, Dispatch::refusalOfAcknowledgement, found -> {
            var now = events.now();
            found.acknowledge(now);
            trail.add(request.caller(), found, Action.ACKNOWLEDGED, now, null);
            events.tell(Type.ACKNOWLEDGED, found, now);
        });
    }
}
