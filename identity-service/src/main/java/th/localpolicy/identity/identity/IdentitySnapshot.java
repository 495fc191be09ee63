package th.localpolicy.identity.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What every event of {@code identity.identity.v1} says: the whole public state of the identity after the change, so that
 * a reader needs only the newest event of an identity. No free text but its name, and offices, never persons.
 *
 * @param version as in the header {@code ce_aggregateversion}
 * @param supersedes the identity whose place it took, if any; supersededBy the one that took its place
 * @param office the office whose decision this was
 */
public record IdentitySnapshot(
        UUID identityId,
        long version,
        Status status,
        String districtCode,
        String provinceCode,
        String nameTh,
        String nameEn,
        List<Category> categories,
        Origin origin,
        LocalDate registeredOn,
        LocalDate withdrawnOn,
        boolean designated,
        UUID supersedes,
        UUID supersededBy,
        String office) {}
