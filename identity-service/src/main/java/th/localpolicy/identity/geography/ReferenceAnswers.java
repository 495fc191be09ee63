package th.localpolicy.identity.geography;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.ReferenceTable;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;

/**
 * Answers from the reference tables: all of them carry one entity tag, the fingerprint of the tables and of
 * the map's last change, so that a client who has read them once is answered 304 without a look at anything.
 */
@Singleton
class ReferenceAnswers {

    private static final int AN_HOUR = 3600;

    /** Changed with the shape of an answer, so that a client does not keep the old one for ever. */
    private static final String SHAPE = "1";

    private final String fingerprint = fingerprint();
    private final OfficeTree tree;

    ReferenceAnswers(OfficeTree tree) {
        this.tree = tree;
    }

    /**
     * One tag for all that was asked of days between the same two changes of the map. Weak, because the bytes differ with
     * compression and the facts do not.
     */
    private EntityTag tag(LocalDate day) {
        var since = tree.versions().since(day);
        return new EntityTag(since.equals(LocalDate.MIN) ? fingerprint : fingerprint + "-" + since, true);
    }

    /** The fact of a day, or 404 where that day has none. */
    Response one(Request request, LocalDate day, Optional<?> fact) {
        if (fact.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var tag = tag(day);
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(fact.get()))
                .cacheControl(cacheable())
                .tag(tag)
                .build();
    }

    /**
     * @param day whose facts these are
     * @param facts in the order of their codes
     * @param view how a fact goes over the wire
     */
    <T, V> Response page(
            Request request,
            UriInfo uri,
            PageRequest page,
            LocalDate day,
            Collection<T> facts,
            Function<T, String> code,
            Predicate<T> wanted,
            Function<T, V> view) {
        var tag = tag(day);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.cacheControl(cacheable()).tag(tag).build();
        }
        var after = page.after(ReferenceAnswers::code);
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

    /** A cursor is the code of the last fact seen; another text would end the list and look like its end. */
    private static String code(String cursor) {
        if (!cursor.matches("[A-Z]{0,3}[0-9]{0,8}")) {
            throw new IllegalArgumentException("not a code");
        }
        return cursor;
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
