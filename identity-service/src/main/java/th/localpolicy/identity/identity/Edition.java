package th.localpolicy.identity.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * All identities that fit a filter, as one thing that has a version, told by the database without listing them.
 *
 * @param size how many there are
 * @param mark changes with every identity that comes, goes or changes
 * @param changedAt when one of them changed last, or left: what is withdrawn is in no list but makes a new one
 */
record Edition(long size, long mark, Optional<Instant> changedAt) {

    /** To the second, for HTTP knows no finer time. */
    Optional<Instant> lastModified() {
        return changedAt.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public String toString() {
        return size + "/" + mark + "/" + changedAt.map(Instant::toString).orElse("");
    }
}
