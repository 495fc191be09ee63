package th.localpolicy.identity.photo;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A photo of an identity.
 *
 * @param width in pixels, as it is served
 * @param size in bytes, as it is served
 * @param url where the JPEG is; thumbnailUrl the same in small
 */
@Schema(name = "Photo")
public record Photo(
        UUID id,
        UUID identityId,
        @Schema(examples = "ลายผ้าจากบ้านเขว้า") String caption,
        int width,
        int height,
        int size,
        String url,
        String thumbnailUrl,
        @Schema(examples = "D3604") String uploadedBy,
        Instant uploadedAt) {

    static Photo of(UUID id, UUID identity, String caption, int width, int height, int size, String by, Instant at) {
        var url = "/api/v1/identities/" + identity + "/photos/" + id;
        return new Photo(id, identity, caption, width, height, size, url, url + "/thumbnail", by, at);
    }
}
