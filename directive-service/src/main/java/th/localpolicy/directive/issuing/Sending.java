package th.localpolicy.directive.issuing;

import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.Dispatches;
import th.localpolicy.directive.dispatch.NewDispatch;
import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.platform.office.OfficeCode;

/** Makes the dispatches of a letter: one batch, however many offices. */
@ApplicationScoped
class Sending {

    private final Dispatches dispatches;
    private final Schedule schedule;

    Sending(Dispatches dispatches, Schedule schedule) {
        this.dispatches = dispatches;
        this.schedule = schedule;
    }

    void send(Directive letter, DirectiveDraft content, Collection<OfficeCode> recipients) {
        var plan = schedule.of(content);
        UUID parent = letter.forwards() == null ? null : letter.forwards().dispatchId();
        dispatches.send(recipients.stream()
                .map(recipient -> new NewDispatch(
                        letter.id(), letter.rootDirectiveId(), parent, letter.issuer(), recipient, plan.of(recipient)))
                .toList());
    }
}
