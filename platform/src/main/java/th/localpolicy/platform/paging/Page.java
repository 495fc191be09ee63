package th.localpolicy.platform.paging;

import java.util.List;
import java.util.function.Function;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A part of a list as it goes over the wire.
 *
 * @param next the cursor of the following page, or null when this is the last one
 * @param total how many there are in all; present only when asked for by {@code count=true}
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long total) {

    /**
     * Makes a page of rows that were read with one row more than the limit: that row is not shown, it only proves that
     * there is a next page.
     */
    public static <T> Page<T> of(List<T> oneMore, PageRequest request, Function<T, String> key, Long total) {
        if (oneMore.size() <= request.limit()) {
            return new Page<>(oneMore, null, total);
        }
        var items = oneMore.subList(0, request.limit());
        return new Page<>(items, PageRequest.cursorOf(key.apply(items.getLast())), total);
    }

    /** Makes a page of rows of which the reader knows whether there are more. */
    public static <T> Page<T> of(List<T> items, boolean more, Function<T, String> key) {
        return new Page<>(items, more ? PageRequest.cursorOf(key.apply(items.getLast())) : null, null);
    }

    /** The same page with each item shown in another form. */
    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        return new Page<>(items.stream().<V>map(view).toList(), next, total);
    }

    /** The answer's builder, with the {@code Link: rel="next"} header where there is a next page. */
    public Response.ResponseBuilder answer(UriInfo uri) {
        var answer = Response.ok(this);
        if (next != null) {
            var address =
                    uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
            var relative = address.getRawPath() + "?" + address.getRawQuery();
            answer.links(Link.fromUri(relative).rel("next").build());
        }
        return answer;
    }
}
