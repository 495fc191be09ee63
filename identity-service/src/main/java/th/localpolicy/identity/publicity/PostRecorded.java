package th.localpolicy.identity.publicity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What {@code post.recorded} says: the state of the record of one post. Told again with the same {@code postId} when the
 * record is corrected. Neither words nor address, for both may name persons.
 *
 * @param version as in the header {@code ce_aggregateversion}: rises with every post and correction of the identity
 * @param recordedBefore whether the same post had been recorded before; such a one is not to be counted
 * @param office the office that recorded it
 */
record PostRecorded(
        UUID postId,
        UUID identityId,
        long version,
        String districtCode,
        String provinceCode,
        Platform platform,
        Instant postedAt,
        boolean publiclyVisible,
        List<String> hashtagsFound,
        List<String> hashtagsMissing,
        boolean compliant,
        boolean recordedBefore,
        String office) {}
