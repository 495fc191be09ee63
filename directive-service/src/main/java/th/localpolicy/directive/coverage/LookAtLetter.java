package th.localpolicy.directive.coverage;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.Reach;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** Whether somebody may look at the tree of a letter, and how much of it: one statement. */
@ApplicationScoped
class LookAtLetter {

    private final Tree tree;
    private final OfficeTree offices;

    LookAtLetter(Tree tree, OfficeTree offices) {
        this.tree = tree;
        this.offices = offices;
    }

    /** A letter, and the part of its tree that may be looked at and is asked for. */
    record View(Letter letter, Narrowing narrowing) {}

    Outcome<View> at(Caller caller, UUID id, LetterPart part) {
        var own = Reach.of(caller.office(), "own");
        var found = tree.letter(id, own);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var letter = found.get();
        var issues = letter.issuer() != null
                && OfficeCode.parse(letter.issuer())
                        .filter(issuer -> offices.covers(caller.office(), issuer))
                        .isPresent();
        if (!issues && !letter.inReach()) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        if (part.under == null) {
            return Outcome.done(view(letter, issues ? Reach.EVERYWHERE : own, Reach.EVERYWHERE, part));
        }
        var under = new OfficeCode(part.under);
        if (!issues && !offices.covers(caller.office(), under)) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        return Outcome.done(view(letter, issues ? Reach.EVERYWHERE : own, Reach.of(under, "under"), part));
    }

    private static View view(Letter letter, Reach scope, Reach under, LetterPart part) {
        return new View(letter, new Narrowing(scope, under, part.level, part.months()));
    }
}
