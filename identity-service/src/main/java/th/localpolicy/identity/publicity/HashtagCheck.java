package th.localpolicy.identity.publicity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.ThaiText;

/**
 * Which of the required hashtags a text carries. Spellings that a reader cannot tell apart are one spelling (sara am taken
 * apart, invisible characters, marks in another order, full-width signs, capital letters, Thai digits). A tag that runs on
 * into the next word is another tag: whoever searches for the right one will not find the post.
 *
 * @param glued tags of the text that begin like a missing one and run on; a space after the tag would mend them
 */
@Schema(name = "PostHashtags")
public record HashtagCheck(
        @Schema(examples = "[\"#เที่ยวท้องถิ่น\", \"#ของดีบ้านเรา\"]")
        List<String> found,

        @Schema(examples = "[\"#จังหวัดชัยภูมิ\", \"#อำเภอเทพสถิต\"]")
        List<String> missing,

        @Schema(examples = "[\"#อำเภอเทพสถิตวันนี้\"]") List<String> glued) {

    /** A tag begins with a letter or digit and goes on over letters, marks, digits and underscores. */
    private static final Pattern TAG = Pattern.compile("#[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]*+");

    public HashtagCheck {
        found = List.copyOf(found);
        missing = List.copyOf(missing);
        glued = List.copyOf(glued);
    }

    /** @param required the tags with their {@code #}, as they come back in {@code found} and {@code missing} */
    static HashtagCheck of(String text, List<String> required) {
        var written = tagsOf(text);
        var found = new ArrayList<String>();
        var missing = new ArrayList<String>();
        var glued = new LinkedHashSet<String>();
        for (var tag : required) {
            var key = key(tag);
            if (written.contains(key)) {
                found.add(tag);
            } else {
                missing.add(tag);
                written.stream().filter(other -> other.startsWith(key)).forEach(glued::add);
            }
        }
        return new HashtagCheck(found, missing, List.copyOf(glued));
    }

    private static Set<String> tagsOf(String text) {
        var tags = new LinkedHashSet<String>();
        TAG.matcher(key(text)).results().forEach(tag -> tags.add(tag.group()));
        return tags;
    }

    /** How the sign before it is to be drawn; keyboards leave one behind where an emoji was. It has no shape of its own. */
    private static final Pattern VARIATION = Pattern.compile("[\\uFE00-\\uFE0F\\u034F\\u180E\\u2061-\\u2064]");

    /** NFKC first, for the full-width signs; it takes sara am apart, and the canonical form joins it again. */
    private static String key(String text) {
        return ThaiText.searchKey(VARIATION
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll(""));
    }

    boolean complete() {
        return missing.isEmpty();
    }
}
