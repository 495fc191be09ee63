package th.localpolicy.directive.issuing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.directive.dispatch.DispatchView;
import th.localpolicy.directive.dispatch.Dispatches;
import th.localpolicy.directive.dispatch.NewDispatch;
import th.localpolicy.directive.dispatch.ReceiveDispatch;
import th.localpolicy.directive.dispatch.ReceivedVia;
import th.localpolicy.directive.dispatch.Receiving;
import th.localpolicy.directive.dispatch.StepDates;
import th.localpolicy.directive.issuing.DirectiveEvents.Type;
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
 * An office enters a letter that reached it outside the system, with the stamp it bears. What it enters is its own copy: it
 * takes no number of the issuer's, who may issue the letter itself here at any time, and no other office's copy stands in
 * its way. What the letter asks to be reported, the office owes from now on.
 */
@ApplicationScoped
class RecordLetter {

    private final DraftRules rules;
    private final Directives directives;
    private final Dispatches dispatches;
    private final ReceiveDispatch receiving;
    private final DirectiveEvents events;

    RecordLetter(
            DraftRules rules,
            Directives directives,
            Dispatches dispatches,
            ReceiveDispatch receiving,
            DirectiveEvents events) {
        this.rules = rules;
        this.directives = directives;
        this.dispatches = dispatches;
        this.receiving = receiving;
        this.events = events;
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
            receipt.faults(directives.now(), earliest)
                    .forEach(fault -> faults.add(new FieldFault("receipt." + fault.field(), fault.detail())));
        }
        return faults;
    }

    private Outcome<DispatchView> record(Caller caller, Sound letter, Receiving receipt) {
        var id = directives.newId();
        return sentHere(caller, letter)
                .map(Directives::taken)
                .or(() -> directives.refusalOfCopy(id, letter, caller))
                .map(Outcome::<DispatchView>refused)
                .orElseGet(() -> Outcome.done(record(id, caller, letter, receipt)));
    }

    /** The letter itself, where the office was sent it through the system: that one is received. */
    private Optional<Directive> sentHere(Caller caller, Sound letter) {
        var namesakes = directives.namesakes(letter);
        var here = dispatches.at(
                caller.office(), namesakes.stream().map(Directive::id).toList());
        return namesakes.stream().filter(known -> here.contains(known.id())).findFirst();
    }

    private DispatchView record(UUID id, Caller caller, Sound letter, Receiving receipt) {
        var copy = directives.record(id, caller, letter);
        var dispatch = receiving.record(
                caller, new NewDispatch(id, id, null, copy.issuer(), caller.office(), StepDates.NONE), receipt);
        events.tell(Type.ISSUED, copy, letter.draft(), List.of(caller.office()), null);
        return dispatch;
    }
}
