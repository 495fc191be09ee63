package th.localpolicy.platform.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which part of a list is asked for. The cursor is the key of the last item seen, so the last page costs what the first
 * costs and nothing is skipped or shown twice when the list grows meanwhile.
 */
public class PageRequest {

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    @Parameter(description = "How many items, 1 to 200 · จำนวนรายการต่อหน้า")
    int limit;

    @QueryParam("cursor")
    @Size(max = 500)
    @Parameter(description = "The `next` of the page before · ค่า next ของหน้าก่อน")
    String cursor;

    @QueryParam("count")
    @DefaultValue("false")
    @Parameter(description = "Whether to add `total` · ให้นับจำนวนทั้งหมดด้วยหรือไม่")
    boolean count;

    public int limit() {
        return limit;
    }

    public boolean count() {
        return count;
    }

    /**
     * The key after which the page begins; empty for the first page.
     *
     * @throws InvalidCursor when the text is not a cursor that we gave out (answered with 400)
     */
    public Optional<String> after() {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new InvalidCursor(e);
        }
    }

    /** The key after which the page begins, read into its own type; what cannot be read is no cursor of ours. */
    public <K> Optional<K> after(Function<String, K> reader) {
        try {
            return after().map(reader);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursor(e);
        }
    }

    static String cursorOf(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
