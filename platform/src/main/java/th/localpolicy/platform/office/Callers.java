package th.localpolicy.platform.office;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

/** Gives the caller of the request at hand. */
@RequestScoped
public class Callers {

    private final SecurityIdentity identity;

    public Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller, or nobody when the request carries no token. A token that is no good never gets here: 401. */
    public Optional<Caller> ifAny() {
        return Optional.ofNullable(identity.getAttribute(Caller.class.getName()));
    }

    /** The caller of a request that needs one. */
    public Caller current() {
        return ifAny().orElseThrow(UnauthorizedException::new);
    }
}
