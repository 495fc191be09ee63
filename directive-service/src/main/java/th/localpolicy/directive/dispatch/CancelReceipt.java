package th.localpolicy.directive.dispatch;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.ChangeDispatch.Request;
import th.localpolicy.directive.dispatch.DispatchEvents.Type;
import th.localpolicy.directive.dispatch.DispatchTrail.Action;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** An office cancels a receipt that it stamped by mistake. The number stays in the register, marked, and is not used again. */
@ApplicationScoped
class CancelReceipt {

    private final ChangeDispatch dispatch;
    private final Registers registers;
    private final DispatchTrail trail;
    private final DispatchEvents events;

    CancelReceipt(ChangeDispatch dispatch, Registers registers, DispatchTrail trail, DispatchEvents events) {
        this.dispatch = dispatch;
        this.registers = registers;
        this.trail = trail;
        this.events = events;
    }

    Outcome<DispatchView> cancel(Request request, String unit, String reason) {
        return dispatch.change(request, found -> refusal(found, unit), found -> {
            var now = events.now();
            registers.cancel(
                    registers.standing(found.id(), unit).orElseThrow(),
                    request.caller().subject(),
                    reason,
                    now);
            var other = other(found, unit);
            found.receiptCancelled(other);
            trail.add(request.caller(), found, Action.RECEIPT_CANCELLED, now, reason);
            if (other.isEmpty() && found.status() == DispatchStatus.SENT) {
                events.tell(Type.REOPENED, found, now);
            }
        });
    }

    private Optional<Refusal> refusal(Dispatch found, String unit) {
        return registers.standing(found.id(), unit).isEmpty()
                ? Optional.of(Refusal.wrongState(
                        "ไม่มีเลขรับของหน่วยงานนี้ให้ยกเลิก", "There is no receipt of this unit to cancel"))
                : found.refusalOfCancelledReceipt(other(found, unit));
    }

    /** The first receipt of the letter that stands besides the unit's. */
    private Optional<Receipt> other(Dispatch found, String unit) {
        return registers.of(found.id()).stream()
                .filter(receipt ->
                        receipt.cancelledAt() == null && !receipt.unit().equals(unit))
                .findFirst();
    }
}
