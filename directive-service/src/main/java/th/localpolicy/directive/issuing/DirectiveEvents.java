package th.localpolicy.directive.issuing;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Directives;
import th.localpolicy.directive.letter.PersonalData;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.platform.outbox.TransactionalOutbox;
import th.localpolicy.platform.thai.Bangkok;

/** Tells the world what happened to letters, in the transaction in which it happens. */
@ApplicationScoped
class DirectiveEvents {

    static final String TOPIC = "directive.directive.v1";

    private static final String GAVE_WAY = "ผู้ออกหนังสือส่งหนังสือฉบับนี้ในระบบแล้ว";

    /** What happened to a letter, as the event's type names it. */
    enum Type {
        ISSUED("directive.issued"),
        FORWARDED("directive.forwarded"),
        AMENDED("directive.amended");

        private final String name;

        Type(String name) {
            this.name = name;
        }
    }

    private final TransactionalOutbox outbox;
    private final Directives directives;
    private final ReportRules rules;
    private final Clock clock;

    DirectiveEvents(TransactionalOutbox outbox, Directives directives, ReportRules rules, Clock clock) {
        this.outbox = outbox;
        this.directives = directives;
        this.rules = rules;
        this.clock = clock;
    }

    void tell(Type type, Directive letter, DirectiveDraft content, Collection<OfficeCode> recipients, String reason) {
        outbox.append(List.of(event(type, letter, recipients, rules.of(letter, content, recipients), reason)));
    }

    /** The copies ask for no more reports: their offices were sent the letter itself. */
    void tellGaveWay(List<Directive> copies) {
        if (!copies.isEmpty()) {
            outbox.append(copies.stream()
                    .map(copy -> event(Type.AMENDED, copy, List.of(copy.keeper()), List.of(), GAVE_WAY))
                    .toList());
        }
    }

    /** Words that people typed go without names and telephones: everybody may read the topic. */
    private OutboxEvent event(
            Type type, Directive letter, Collection<OfficeCode> recipients, List<ReportRule> asked, String reason) {
        var snapshot = new DirectiveSnapshot(
                letter.id(),
                letter.rootDirectiveId(),
                letter.forwards(),
                letter.revision(),
                letter.number(),
                letter.issuedOn(),
                letter.kind(),
                letter.urgency(),
                letter.issuer().value(),
                letter.recordedBy().map(OfficeCode::value).orElse(null),
                PersonalData.mask(letter.subject()),
                letter.tags(),
                recipients.stream().map(OfficeCode::value).toList(),
                asked,
                PersonalData.mask(reason));
        return new OutboxEvent(TOPIC, type.name, letter.id().toString(), letter.version(), directives.now(), snapshot);
    }

    void tellCancelled(List<Directive> letters, String reason) {
        var now = directives.now();
        outbox.append(letters.stream()
                .map(letter -> new OutboxEvent(
                        TOPIC,
                        "directive.cancelled",
                        letter.id().toString(),
                        letter.version(),
                        now,
                        new DirectiveSnapshot.Cancelled(
                                letter.id(),
                                letter.rootDirectiveId(),
                                letter.number(),
                                letter.issuer().value(),
                                PersonalData.mask(reason),
                                Bangkok.today(clock))))
                .toList());
    }
}
