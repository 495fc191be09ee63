package th.localpolicy.directive.coverage;

import java.util.UUID;

/**
 * Of a letter what its coverage needs to know.
 *
 * @param issuer code of the issuing office; null when it is no office of the tree
 * @param inReach whether the letter, or what forwards it, has come to the caller's office or one under it
 */
record Letter(UUID id, UUID rootId, String number, String issuer, boolean inReach) {

    boolean isRoot() {
        return id.equals(rootId);
    }
}
