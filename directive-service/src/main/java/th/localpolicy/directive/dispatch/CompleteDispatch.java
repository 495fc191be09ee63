package th.localpolicy.directive.dispatch;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.ChangeDispatch.Request;
import th.localpolicy.directive.dispatch.DispatchEvents.Type;
import th.localpolicy.directive.dispatch.DispatchTrail.Action;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** An office has done what a letter told it to do, and says what it did. Reports are not completed here but submitted. */
@ApplicationScoped
class CompleteDispatch {

    private final ChangeDispatch dispatch;
    private final DispatchReading reading;
    private final DispatchTrail trail;
    private final DispatchEvents events;

    CompleteDispatch(ChangeDispatch dispatch, DispatchReading reading, DispatchTrail trail, DispatchEvents events) {
        this.dispatch = dispatch;
        this.reading = reading;
        this.trail = trail;
        this.events = events;
    }

    Outcome<DispatchView> complete(Request request, String note) {
        return dispatch.change(request, this::refusal, found -> {
            var now = events.now();
            found.complete(note, now);
            trail.add(request.caller(), found, Action.COMPLETED, now, note);
            events.tell(Type.COMPLETED, found, now);
        });
    }

    private Optional<Refusal> refusal(Dispatch found) {
        return found.refusalOfCompletion()
                .or(() -> reading.asksOnlyForReports(
                                found.directiveId(), found.recipient().level())
                        ? Optional.of(Refusal.wrongState(
                                "หนังสือนี้ให้รายงานเท่านั้น ให้ส่งรายงานตามแบบ",
                                "The letter asks for reports only; submit the report"))
                        : Optional.empty());
    }
}
