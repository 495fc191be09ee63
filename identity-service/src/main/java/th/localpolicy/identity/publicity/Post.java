package th.localpolicy.identity.publicity;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A public post of an identity, as it was recorded.
 *
 * @param version rises when its record is corrected; its ETag
 * @param url as the officer wrote it
 * @param canonicalUrl without mobile host, tracking and fragment; the same for every address of the post that we know
 * @param text the words of the post; shown to the offices around the identity only, for posts carry phone numbers
 * @param compliant the four hashtags are there and the post is public
 * @param recordedBefore the first record of the same post, in whatever identity; null when this is the first. Only the first
 *     one is counted
 */
@Schema(name = "Post")
public record Post(
        UUID id,
        UUID identityId,
        long version,
        @JsonIgnore long told,
        @Schema(examples = "3609") String districtCode,
        @Schema(examples = "36") String provinceCode,
        Platform platform,
        String url,

        @Schema(examples = "https://www.facebook.com/100064/posts/1234567890")
        String canonicalUrl,

        @JsonIgnore String key,
        String text,
        Instant postedAt,
        boolean publiclyVisible,
        HashtagCheck hashtags,
        boolean compliant,
        FirstRecord recordedBefore,
        @Schema(examples = "D3609") String recordedBy,
        Instant recordedAt) {

    /** Where a post was recorded first. */
    @Schema(name = "FirstRecordOfPost")
    public record FirstRecord(UUID postId, UUID identityId) {}

    Post withoutText() {
        return new Post(
                id,
                identityId,
                version,
                told,
                districtCode,
                provinceCode,
                platform,
                url,
                canonicalUrl,
                key,
                null,
                postedAt,
                publiclyVisible,
                hashtags,
                compliant,
                recordedBefore,
                recordedBy,
                recordedAt);
    }

    /** The same post with the words, the date and the visibility that its officer now says it has. */
    Post corrected(PostDraft draft, HashtagCheck check, long nextTold) {
        return new Post(
                id,
                identityId,
                version + 1,
                nextTold,
                districtCode,
                provinceCode,
                platform,
                draft.url(),
                canonicalUrl,
                key,
                draft.text(),
                draft.postedAt(),
                draft.publiclyVisible(),
                check,
                check.complete() && draft.publiclyVisible(),
                recordedBefore,
                recordedBy,
                recordedAt);
    }

    Post seenAfter(FirstRecord first) {
        return new Post(
                id,
                identityId,
                version,
                told,
                districtCode,
                provinceCode,
                platform,
                url,
                canonicalUrl,
                key,
                text,
                postedAt,
                publiclyVisible,
                hashtags,
                compliant,
                first,
                recordedBy,
                recordedAt);
    }

    PostRecorded event() {
        return new PostRecorded(
                id,
                identityId,
                told,
                districtCode,
                provinceCode,
                platform,
                postedAt,
                publiclyVisible,
                hashtags.found(),
                hashtags.missing(),
                compliant,
                recordedBefore != null,
                recordedBy);
    }
}
