package th.localpolicy.identity.geography;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import th.localpolicy.platform.office.ReferenceTable;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;

/**
 * Answers from the reference tables: all of them carry one entity tag, the fingerprint of the tables, so that a client who
 * has read them once is answered 304 without a look at anything.
 */
@Singleton
class ReferenceAnswers {

    private static final int AN_HOUR = 3600;

    /** Changed with the shape of an answer, so that a client does not keep the old one for ever. */
    private static final String SHAPE = "1";

    /** Weak, because the bytes differ with compression and the facts do not. */
    private final EntityTag tag = new EntityTag(fingerprint(), true);

    Response one(Request request, Object fact) {
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(fact))
                .cacheControl(cacheable())
                .tag(tag)
                .build();
    }

    /**
     * @param facts in the order of their codes
     * @param view how a fact goes over the wire
     */
    <T, V> Response page(
            Request request,
            UriInfo uri,
            PageRequest page,
            Collection<T> facts,
            Function<T, String> code,
            Predicate<T> wanted,
            Function<T, V> view) {
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.cacheControl(cacheable()).tag(tag).build();
        }
        var after = page.after();
        var found = facts.stream().filter(wanted).toList();
        var oneMore = found.stream()
                .filter(fact -> after.isEmpty() || code.apply(fact).compareTo(after.get()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(oneMore, page, code, page.count() ? (long) found.size() : null)
                .map(view)
                .answer(uri)
                .cacheControl(cacheable())
                .tag(tag)
                .build();
    }

    private static CacheControl cacheable() {
        var cache = new CacheControl();
        cache.setNoTransform(false); // proxies may compress
        cache.setMaxAge(AN_HOUR);
        return cache;
    }

    private static String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(SHAPE.getBytes(StandardCharsets.US_ASCII));
            for (var table : ReferenceTable.values()) {
                digest.update(table.bytes());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
