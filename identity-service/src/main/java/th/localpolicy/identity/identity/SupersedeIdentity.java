package th.localpolicy.identity.identity;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.identity.identity.ChangeIdentity.Request;
import th.localpolicy.identity.identity.Decision.Supersession;
import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;

/**
 * The province, or the department, puts another identity of the district in the place of a registered one, from a day on.
 * The old one is withdrawn on that day and names its successor; the successor, if it was only submitted, is registered on it,
 * and inherits the designation. Both are one transaction: on no day has the district none, or two.
 */
@ApplicationScoped
class SupersedeIdentity {

    private final ChangeIdentity identity;
    private final Identities identities;
    private final OfficeRules rules;
    private final IdentityTrail trail;
    private final Clock clock;

    SupersedeIdentity(
            ChangeIdentity identity, Identities identities, OfficeRules rules, IdentityTrail trail, Clock clock) {
        this.identity = identity;
        this.identities = identities;
        this.rules = rules;
        this.trail = trail;
        this.clock = clock;
    }

    /** Answers with the successor as it now is. */
    @Transactional
    Outcome<IdentityView> supersede(Request request, Supersession supersession) {
        var today = Bangkok.today(clock);
        var on = Objects.requireNonNullElse(supersession.on(), today);
        return identity.changeAndLook(
                request,
                rules::mayDecide,
                old -> identities
                        .lockRow(supersession.successor())
                        .map(successor -> old.refusalOfSupersession(successor, on, today))
                        .orElseGet(() -> Optional.of(
                                Refusal.invalid("successor", "ไม่มีอัตลักษณ์นี้", "there is no such identity"))),
                old -> {
                    var successor = identities.lockRow(supersession.successor()).orElseThrow();
                    var designated = old.designated();
                    old.giveWayTo(successor, supersession.reason(), on, trail.now());
                    trail.add(request.caller(), old, Action.SUPERSEDED, on, supersession.reason());
                    // The index allows one designation at a time, row by row.
                    identities.flush();
                    var entered = successor.status() == Status.SUBMITTED;
                    successor.takeThePlaceOf(old, on, trail.now());
                    trail.add(
                            request.caller(),
                            successor,
                            entered ? Action.REGISTERED : Action.SUPERSEDES,
                            on,
                            supersession.reason());
                    if (designated) {
                        successor.designate(trail.now());
                        trail.add(request.caller(), successor, Action.DESIGNATED);
                    }
                },
                old -> identities.findById(supersession.successor()).view());
    }
}
