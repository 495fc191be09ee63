package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import javax.sql.DataSource;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;

/**
 * How a question about a KPI is answered: 304 without a look at the database when the asker has what holds now, otherwise
 * from one statement, which brings only what this replica does not hold already.
 */
@Singleton
class KpiAnswers {

    /** Changed with the shape of an answer, so that a client does not keep the old one for ever. */
    private static final String SHAPE = "2";

    private final Kpis kpis;
    private final Pictures pictures;
    private final KpiFeed feed;
    private final DataSource database;
    private final Clock clock;

    /** The newest picture of each KPI; there are as many as KPIs. */
    private final Map<String, Picture> newest = new ConcurrentHashMap<>();

    KpiAnswers(Kpis kpis, Pictures pictures, KpiFeed feed, DataSource database, Clock clock) {
        this.kpis = kpis;
        this.pictures = pictures;
        this.feed = feed;
        this.database = database;
        this.clock = clock;
    }

    /** @param view what is shown of the picture for the day that was asked about */
    Response answer(
            Request request, KpiQuestion question, BiFunction<Picture, LocalDate, Response.ResponseBuilder> view)
            throws SQLException {
        return answer(request, question, Optional.empty(), view);
    }

    Response answer(
            Request request,
            KpiQuestion question,
            Optional<Integer> quarter,
            BiFunction<Picture, LocalDate, Response.ResponseBuilder> view)
            throws SQLException {
        var faults = question.faults(clock);
        if (!faults.isEmpty()) {
            return Problem.response(Refusal.invalid(faults));
        }
        var day = question.day(clock);
        var unchanged = unchanged(request, day);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        var picture = picture(question, quarter);
        if (picture.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var tag = tag(picture.get().version(), day);
        var same = request.evaluatePreconditions(tag);
        return tagged(same != null ? same : view.apply(picture.get(), day), tag);
    }

    Response list(Request request) throws SQLException {
        var today = Bangkok.today(clock);
        var unchanged = unchanged(request, today);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        var listed = kpis.all();
        feed.saw(listed.version());
        return tagged(Response.ok(new KpiResource.KpiList(listed.items())), tag(listed.version(), today));
    }

    /** The picture of now, which this replica reads again only when it has changed. */
    Optional<Picture> now(String id) throws SQLException {
        var kept = newest.get(id);
        try (var connection = database.getConnection()) {
            var picture = kept == null ? pictures.read(connection, id) : pictures.readAfter(connection, kept);
            picture.ifPresent(this::keep);
            return picture;
        }
    }

    private Optional<Picture> picture(KpiQuestion question, Optional<Integer> quarter) throws SQLException {
        if (question.knownAt().isEmpty() && quarter.isEmpty()) {
            return now(question.id());
        }
        try (var connection = database.getConnection()) {
            var picture = pictures.read(connection, question.id(), question.knownAt(), quarter);
            picture.ifPresent(read -> feed.saw(read.version()));
            return picture;
        }
    }

    private void keep(Picture picture) {
        feed.saw(picture.version());
        newest.merge(picture.kpi().id(), picture, (one, other) -> one.version() > other.version() ? one : other);
    }

    /** The answer 304 when this replica is in touch and the asker has what it would be answered. */
    private Optional<Response> unchanged(Request request, LocalDate day) {
        var version = feed.version();
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var tag = tag(version.getAsLong(), day);
        return Optional.ofNullable(request.evaluatePreconditions(tag)).map(same -> tagged(same, tag));
    }

    private static Response tagged(Response.ResponseBuilder answer, EntityTag tag) {
        var cache = new CacheControl();
        cache.setNoCache(true); // may be kept, and is asked about each time
        cache.setNoTransform(false);
        return answer.tag(tag)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, null) // a sheet has set it already
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** Weak, because the bytes differ with compression and form. */
    private static EntityTag tag(long version, LocalDate day) {
        return new EntityTag(SHAPE + "." + version + "." + day, true);
    }
}
