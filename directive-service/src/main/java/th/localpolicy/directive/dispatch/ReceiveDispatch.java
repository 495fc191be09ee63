package th.localpolicy.directive.dispatch;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.directive.dispatch.ChangeDispatch.Request;
import th.localpolicy.directive.dispatch.DispatchEvents.Type;
import th.localpolicy.directive.dispatch.DispatchTrail.Action;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;

/**
 * An office, or a unit inside it, enters a letter in its register and stamps it with the next number (ระเบียบงานสารบรรณ
 * cl. 37, 38). Who stamps the same letter again gets the receipt it has.
 */
@ApplicationScoped
public class ReceiveDispatch {

    private final ChangeDispatch dispatch;
    private final Dispatches dispatches;
    private final Registers registers;
    private final DispatchReading reading;
    private final DispatchTrail trail;
    private final DispatchEvents events;

    ReceiveDispatch(
            ChangeDispatch dispatch,
            Dispatches dispatches,
            Registers registers,
            DispatchReading reading,
            DispatchTrail trail,
            DispatchEvents events) {
        this.dispatch = dispatch;
        this.dispatches = dispatches;
        this.registers = registers;
        this.reading = reading;
        this.trail = trail;
        this.events = events;
    }

    @Transactional
    Outcome<DispatchView> receive(Request request, Receiving said) {
        var stamped = dispatch.change(
                request,
                found -> registers.standing(found.id(), said.unit()).isPresent()
                        ? Optional.empty()
                        : found.refusalOfReceipt().or(() -> refusalOfTime(found, said)),
                found -> {
                    if (registers.standing(found.id(), said.unit()).isEmpty()) {
                        stamp(request.caller(), found, said.by(ReceivedVia.SYSTEM));
                    }
                });
        return switch (stamped) {
            case Outcome.Done<DispatchView>(DispatchView view) -> Outcome.done(view.asReceivedBy(said.unit()));
            case Outcome.Refused<DispatchView> refused -> refused;
        };
    }

    private Optional<Refusal> refusalOfTime(Dispatch found, Receiving said) {
        var faults = said.faults(events.now(), reading.issuedOn(found.directiveId()));
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(faults));
    }

    /** Enters a letter that came to the caller's office outside the system, with the stamp it bears. */
    public DispatchView record(Caller caller, NewDispatch letter, Receiving stamp) {
        var recorded = dispatches.record(letter, stamp.instant(events.now()));
        stamp(caller, recorded, stamp);
        return reading.find(recorded.id()).orElseThrow();
    }

    /** The caller holds the dispatch, so that one letter gets one number however often it is stamped at once. */
    void stamp(Caller caller, Dispatch found, Receiving said) {
        var now = events.now();
        var at = said.instant(now);
        var year = Bangkok.dayOf(at).getYear();
        var office = found.recipient().value();
        var receipt = new Receipt(
                found.id(),
                office,
                said.unit(),
                year,
                registers.next(office, said.unit(), year),
                at,
                said.timeKnown(),
                said.receivedVia(),
                said.paperNumber(),
                now,
                null,
                null);
        registers.write(receipt, caller.subject());
        var first = found.status() == DispatchStatus.SENT;
        found.receive(receipt);
        trail.add(caller, found, Action.RECEIVED, now, said.unit().isEmpty() ? null : said.unit());
        if (first) {
            events.tell(Type.RECEIVED, found, now);
        }
    }
}
