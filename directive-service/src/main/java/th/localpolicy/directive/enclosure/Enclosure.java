package th.localpolicy.directive.enclosure;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file of a letter.
 *
 * @param n its number among the letter's enclosures; 0 is the scan of the letter itself
 * @param size in bytes
 * @param sha256 of its content, in hexadecimal digits; its ETag as well
 */
@Schema(
        name = "EnclosureFile",
        description = "A file of a letter · แฟ้มที่แนบหนังสือ",
        examples =
                "{\"n\":1,\"name\":\"แนวทางการขับเคลื่อน.pdf\",\"mediaType\":\"application/pdf\",\"size\":182044,\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"uploadedBy\":\"MOI\",\"uploadedAt\":\"2024-12-03T02:00:00Z\"}")
public record Enclosure(
        int n, String name, String mediaType, long size, String sha256, String uploadedBy, Instant uploadedAt) {

    boolean sameFileAs(Enclosure other) {
        return sha256.equals(other.sha256) && name.equals(other.name) && mediaType.equals(other.mediaType);
    }
}
