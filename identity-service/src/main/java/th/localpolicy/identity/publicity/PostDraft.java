package th.localpolicy.identity.publicity;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/**
 * What an officer writes down of a public post. Text is normalised as it comes in.
 *
 * @param platform may be left out: the address says it, and must not say another
 * @param text the words of the post with its hashtags
 * @param postedAt when it was posted, not in the future
 * @param publiclyVisible whether everybody can see it ("ขอให้ตั้งค่าโพสต์เป็นสาธารณะ")
 */
@Schema(name = "PostDraft")
public record PostDraft(
        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = ThaiText.LINE)
        @Schema(examples = "https://m.facebook.com/story.php?story_fbid=1234567890&id=100064&mibextid=Nif5oz")
        String url,

        Platform platform,

        @NotNull
        @Size(max = 10_000)
        @Pattern(regexp = ThaiText.PARAGRAPHS)
        @Schema(examples = "ชวนเที่ยวทุ่งดอกกระเจียว #เที่ยวท้องถิ่น #ของดีบ้านเรา #จังหวัดชัยภูมิ #อำเภอเทพสถิต")
        String text,

        @NotNull @Schema(examples = "2025-01-15T09:30:00Z") Instant postedAt,

        @NotNull Boolean publiclyVisible) {

    public PostDraft {
        url = url == null ? null : ThaiText.normalise(url);
        text = text == null ? null : ThaiText.normaliseLines(text);
    }
}
