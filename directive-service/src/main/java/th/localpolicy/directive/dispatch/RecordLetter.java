package th.localpolicy.directive.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Directives;
import th.localpolicy.directive.letter.DraftRules;
import th.localpolicy.directive.letter.DraftRules.Sound;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;

/**
 * An office enters a letter that reached it outside the system, with the stamp it bears. The letter is another office's
 * and comes to the recording office alone; when a second office records the same one, it is the same letter.
 */
@ApplicationScoped
class RecordLetter {

    private final DraftRules rules;
    private final Directives directives;
    private final Dispatches dispatches;
    private final ReceiveDispatch receiving;
    private final DispatchReading reading;
    private final DispatchEvents events;
    private final EntityManager entities;

    RecordLetter(
            DraftRules rules,
            Directives directives,
            Dispatches dispatches,
            ReceiveDispatch receiving,
            DispatchReading reading,
            DispatchEvents events,
            EntityManager entities) {
        this.rules = rules;
        this.directives = directives;
        this.dispatches = dispatches;
        this.receiving = receiving;
        this.reading = reading;
        this.events = events;
        this.entities = entities;
    }

    @Transactional
    Outcome<DispatchView> record(Caller caller, Recording recording) {
        var receipt =
                Objects.requireNonNullElse(recording.receipt(), Receiving.NOW).by(ReceivedVia.PAPER);
        var faults = new ArrayList<>(faults(caller, recording.letter(), receipt));
        return switch (rules.examine(recording.letter())) {
            case Outcome.Refused<Sound>(Refusal refusal) -> {
                refusal.faults()
                        .forEach(fault -> faults.add(new FieldFault("letter." + fault.field(), fault.detail())));
                yield Outcome.refused(Refusal.invalid(faults));
            }
            case Outcome.Done<Sound>(Sound letter) ->
                faults.isEmpty() ? record(caller, letter, receipt) : Outcome.refused(Refusal.invalid(faults));
        };
    }

    private List<FieldFault> faults(Caller caller, DirectiveDraft letter, Receiving receipt) {
        var faults = new ArrayList<FieldFault>();
        if (caller.office().value().equals(letter.issuer())) {
            faults.add(new FieldFault(
                    "letter.issuer",
                    "หนังสือของหน่วยงานเองให้ร่างและออกในระบบ",
                    "one's own letter is drafted and issued, not recorded"));
        }
        if (receipt.receivedVia() == ReceivedVia.SYSTEM) {
            faults.add(new FieldFault(
                    "receipt.receivedVia",
                    "หนังสือที่มาทางระบบไม่ต้องบันทึก ให้ลงรับ",
                    "what came through the system is received, not recorded"));
        }
        var earliest = letter.issuedOn() == null ? letter.issuedNotBefore() : letter.issuedOn();
        if (earliest != null) {
            receipt.faults(events.now(), earliest)
                    .forEach(fault -> faults.add(new FieldFault("receipt." + fault.field(), fault.detail())));
        }
        return faults;
    }

    private Outcome<DispatchView> record(Caller caller, Sound letter, Receiving receipt) {
        var known = directives.recorded(letter).filter(other -> !dispatches.isAt(other.id(), caller.office()));
        if (known.isPresent()) {
            directives.cameTo(known.get(), caller.office());
            return Outcome.done(stamped(caller, known.get(), receipt));
        }
        var id = directives.newId();
        var refusal = directives.refusalOf(id, letter, caller);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var recorded = directives.draft(id, caller, letter);
        directives.issue(recorded, caller, List.of(caller.office()));
        return Outcome.done(stamped(caller, recorded, receipt));
    }

    private DispatchView stamped(Caller caller, Directive letter, Receiving receipt) {
        entities.flush();
        var dispatch = dispatches.record(new NewDispatch(
                letter.id(), letter.rootDirectiveId(), null, letter.issuer(), caller.office(), StepDates.NONE));
        receiving.stamp(caller, dispatch, receipt);
        return reading.find(dispatch.id()).orElseThrow();
    }
}
