package th.localpolicy.identity.identity;

import java.time.Clock;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.identity.identity.ChangeIdentity.Request;
import th.localpolicy.identity.identity.Decision.Withdrawal;
import th.localpolicy.identity.identity.IdentityStep.Action;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.thai.Bangkok;

/**
 * The province, or the department, takes an identity out of the registry from a day on. When it was the designated one,
 * the district's next one takes its place: a district that has any registered always has exactly one designated.
 */
@ApplicationScoped
class WithdrawIdentity {

    private final ChangeIdentity identity;
    private final Identities identities;
    private final OfficeRules rules;
    private final IdentityTrail trail;
    private final Clock clock;

    WithdrawIdentity(
            ChangeIdentity identity, Identities identities, OfficeRules rules, IdentityTrail trail, Clock clock) {
        this.identity = identity;
        this.identities = identities;
        this.rules = rules;
        this.trail = trail;
        this.clock = clock;
    }

    Outcome<IdentityView> withdraw(Request request, Withdrawal withdrawal) {
        var today = Bangkok.today(clock);
        var on = Objects.requireNonNullElse(withdrawal.withdrawnOn(), today);
        return identity.change(request, rules::mayDecide, found -> found.refusalOfWithdrawal(on, today), found -> {
            var wasDesignated = found.designated();
            found.withdraw(withdrawal.reason(), on, trail.now());
            trail.add(request.caller(), found, Action.WITHDRAWN, on, withdrawal.reason());
            // The index allows one designation at a time, row by row: the old one must be gone before the new one
            // comes.
            identities.flush();
            if (wasDesignated) {
                identities.firstRegisteredOf(found.districtCode(), found.id()).ifPresent(next -> {
                    next.designate(trail.now());
                    trail.add(request.caller(), next, Action.DESIGNATED);
                });
            }
        });
    }
}
