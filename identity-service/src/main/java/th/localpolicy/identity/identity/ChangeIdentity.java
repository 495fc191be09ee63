package th.localpolicy.identity.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.web.IfMatch;

/**
 * The way every change of an identity goes, in one transaction: lock its row, see whether the caller's office may, whether
 * anything stands against it, and only then change it.
 */
@ApplicationScoped
class ChangeIdentity {

    private final Identities identities;

    ChangeIdentity(Identities identities) {
        this.identities = identities;
    }

    /** Whether somebody's office may do this to an identity. */
    interface Permission extends BiPredicate<Caller, Identity> {}

    /** What stands against the change, if anything: state, version, fields. */
    interface Objection extends Function<Identity, Optional<Refusal>> {}

    /** Who wants to change which identity, and the version of it they read, if they say so. */
    record Request(Caller caller, UUID id, IfMatch ifMatch) {}

    @Transactional
    Outcome<IdentityView> change(
            Request request, Permission permission, Objection objection, Consumer<Identity> change) {
        return changeAndLook(request, permission, objection, change, Identity::view);
    }

    /** @param look how the changed identity is answered */
    @Transactional
    Outcome<IdentityView> changeAndLook(
            Request request,
            Permission permission,
            Objection objection,
            Consumer<Identity> change,
            Function<Identity, IdentityView> look) {
        var locked = identities.lock(request.id());
        if (locked.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var identity = locked.get();
        if (!permission.test(request.caller(), identity)) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        var refusal = request.ifMatch().refusalIfGiven(identity.version()).or(() -> objection.apply(identity));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        change.accept(identity);
        return Outcome.done(look.apply(identity));
    }
}
