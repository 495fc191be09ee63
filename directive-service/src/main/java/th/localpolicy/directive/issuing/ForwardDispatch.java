package th.localpolicy.directive.issuing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.directive.dispatch.Dispatch;
import th.localpolicy.directive.dispatch.Dispatches;
import th.localpolicy.directive.issuing.DirectiveEvents.Type;
import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveView;
import th.localpolicy.directive.letter.Directives;
import th.localpolicy.directive.letter.DraftRules;
import th.localpolicy.directive.letter.DraftRules.Sound;
import th.localpolicy.directive.letter.Reach;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/**
 * An office sends on what it was sent, by a letter of its own (the duty of the receiver of a circular, regulation, clause 32).
 * The parent is held as it is meanwhile: it is not cancelled under a forward that is being made.
 */
@ApplicationScoped
class ForwardDispatch {

    private final Directives directives;
    private final Dispatches dispatches;
    private final DraftRules drafts;
    private final Reach reach;
    private final Sending sending;
    private final ReportRules rules;
    private final DirectiveEvents events;

    ForwardDispatch(
            Directives directives,
            Dispatches dispatches,
            DraftRules drafts,
            Reach reach,
            Sending sending,
            ReportRules rules,
            DirectiveEvents events) {
        this.directives = directives;
        this.dispatches = dispatches;
        this.drafts = drafts;
        this.reach = reach;
        this.sending = sending;
        this.rules = rules;
        this.events = events;
    }

    @Transactional
    Outcome<DirectiveView> forward(Caller caller, UUID dispatchId, Forwarding forwarding) {
        var directiveId = dispatches.directiveOf(dispatchId);
        if (directiveId.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        // Letters before their dispatches, as everybody locks them.
        var parent = directives.hold(directiveId.get()).orElseThrow();
        var dispatch = dispatches.lock(dispatchId).orElseThrow();
        if (!caller.office().equals(dispatch.recipient())) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        var refusal = refusalOf(parent, dispatch);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var content = directives.content(parent);
        return switch (drafts.examine(
                forwarding.of(parent, content, caller.office().value()))) {
            case Outcome.Refused<Sound>(Refusal fault) -> Outcome.refused(fault);
            case Outcome.Done<Sound>(Sound letter) -> {
                var id = directives.newId();
                var recipients = List.copyOf(
                        reach.resolve(caller.office(), letter.draft().addressees()));
                yield Passing.refusalOf(content, letter.draft())
                        .or(() -> rules.refusalOf(letter.draft()))
                        .or(() -> sentOnAlready(dispatch, recipients))
                        .or(() -> nobody(recipients))
                        .or(() -> directives.refusalOf(id, letter, caller))
                        .map(Outcome::<DirectiveView>refused)
                        .orElseGet(() -> forward(id, caller, letter, parent, dispatch, recipients));
            }
        };
    }

    private static Optional<Refusal> refusalOf(Directive parent, Dispatch dispatch) {
        return parent.isInForce()
                ? dispatch.refusalOfForward()
                : Optional.of(Refusal.wrongState("หนังสือนี้ถูกยกเลิกแล้ว", "The letter was cancelled"));
    }

    private static Optional<Refusal> nobody(List<OfficeCode> recipients) {
        return recipients.isEmpty()
                ? Optional.of(Refusal.invalid("addressees", "ไม่มีหน่วยงานใดเป็นผู้รับ", "come to no office"))
                : Optional.empty();
    }

    /** One letter comes to one office once: a further forward goes to those that have none yet. */
    private Optional<Refusal> sentOnAlready(Dispatch dispatch, List<OfficeCode> recipients) {
        var have = dispatches.sentOnTo(dispatch.id());
        var again = recipients.stream()
                .filter(have::contains)
                .map(OfficeCode::value)
                .toList();
        if (again.isEmpty()) {
            return Optional.empty();
        }
        var named = again.stream().limit(5).collect(Collectors.joining(", ")) + (again.size() > 5 ? ", …" : "");
        return Optional.of(Refusal.wrongState(
                "ส่งต่อถึง %s ไปแล้ว ส่งต่ออีกครั้งได้เฉพาะหน่วยงานที่ยังไม่ได้รับ หรือแก้ไขหนังสือที่ส่งต่อ"
                        .formatted(named),
                "It is forwarded to %s already; forward it to those without it, or amend the letter that forwards it"
                        .formatted(named)));
    }

    private Outcome<DirectiveView> forward(
            UUID id, Caller caller, Sound letter, Directive parent, Dispatch dispatch, List<OfficeCode> recipients) {
        var forward = directives.forward(id, caller, letter, parent, dispatch.id(), recipients);
        sending.send(forward, letter.draft(), recipients, caller);
        dispatches.forwarded(dispatch, id, directives.now());
        events.tell(Type.FORWARDED, forward, letter.draft(), recipients, null);
        return Outcome.done(directives.view(forward));
    }
}
