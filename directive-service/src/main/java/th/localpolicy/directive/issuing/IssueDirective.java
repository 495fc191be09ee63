package th.localpolicy.directive.issuing;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.issuing.ChangeLetter.Request;
import th.localpolicy.directive.issuing.DirectiveEvents.Type;
import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveView;
import th.localpolicy.directive.letter.Directives;
import th.localpolicy.directive.letter.Reach;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;

/** The issuer signs its draft: the addressees are resolved to offices and kept, and each of them is sent the letter. */
@ApplicationScoped
class IssueDirective {

    private final ChangeLetter letters;
    private final Directives directives;
    private final Reach reach;
    private final Sending sending;
    private final ReportRules rules;
    private final DirectiveEvents events;

    IssueDirective(
            ChangeLetter letters,
            Directives directives,
            Reach reach,
            Sending sending,
            ReportRules rules,
            DirectiveEvents events) {
        this.letters = letters;
        this.directives = directives;
        this.reach = reach;
        this.sending = sending;
        this.rules = rules;
        this.events = events;
    }

    Outcome<DirectiveView> issue(Request request) {
        return letters.change(request, letter -> issue(request.caller(), letter));
    }

    private Outcome<DirectiveView> issue(Caller caller, Directive letter) {
        var content = directives.content(letter);
        var refusal = letter.refusalOfIssue().or(() -> rules.refusalOf(content));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var recipients = reach.resolve(letter.issuer(), content.addressees());
        directives.issue(letter, caller, recipients);
        sending.send(letter, content, recipients, caller);
        events.tell(Type.ISSUED, letter, content, recipients, null);
        return Outcome.done(directives.view(letter));
    }
}
