package th.localpolicy.platform.office;

import java.util.Set;

/**
 * Who asks: an office and its roles, taken from a verified token. {@link #office} is an office of the tree; a token
 * without one, with two, or with one that does not exist never becomes a caller.
 *
 * @param subject the token's subject; who did it, for the trail. Never a person's name.
 */
public record Caller(OfficeCode office, Set<String> roles, String subject) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
