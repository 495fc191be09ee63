package th.localpolicy.directive.issuing;

import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.Dispatches;
import th.localpolicy.directive.dispatch.NewDispatch;
import th.localpolicy.directive.dispatch.RescheduleDispatches;
import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Directives;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;

/** Makes the dispatches of a letter: one batch, however many offices. */
@ApplicationScoped
class Sending {

    private final Dispatches dispatches;
    private final RescheduleDispatches rescheduling;
    private final Directives directives;
    private final Schedule schedule;
    private final DirectiveEvents events;

    Sending(
            Dispatches dispatches,
            RescheduleDispatches rescheduling,
            Directives directives,
            Schedule schedule,
            DirectiveEvents events) {
        this.dispatches = dispatches;
        this.rescheduling = rescheduling;
        this.directives = directives;
        this.schedule = schedule;
        this.events = events;
    }

    /** Sends the letter; copies of it that these offices have entered from paper give way to it. */
    void send(Directive letter, DirectiveDraft content, Collection<OfficeCode> recipients, Caller caller) {
        if (recipients.isEmpty()) {
            return;
        }
        events.tellGaveWay(directives.giveWayTo(letter, caller, recipients));
        var plan = schedule.of(content);
        UUID parent = letter.forwards() == null ? null : letter.forwards().dispatchId();
        dispatches.send(recipients.stream()
                .map(recipient -> new NewDispatch(
                        letter.id(), letter.rootDirectiveId(), parent, letter.issuer(), recipient, plan.of(recipient)))
                .toList());
    }

    /** The days of the offices that have the letter follow what it now says; a copy from paper has none. */
    void reschedule(Directive letter, DirectiveDraft before, DirectiveDraft content) {
        if (letter.recordedBy().isEmpty()) {
            rescheduling.reschedule(letter.id(), schedule.amended(before, content));
        }
    }
}
