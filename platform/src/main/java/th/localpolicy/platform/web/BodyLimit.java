package th.localpolicy.platform.web;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemWriter;
import th.localpolicy.platform.problem.Refusal;

/**
 * Refuses a body that says it is too large before anything of it is kept. What the client is still sending is read and
 * thrown away up to a bound, for a client that is cut off in the middle of sending never sees why. Where a service takes
 * files, the door's own limit is theirs, and everywhere else a smaller one holds, streamed bodies included.
 */
@Singleton
class BodyLimit {

    private static final int BEFORE_EVERYTHING_ELSE = 1_000;

    /** Behind the framework's own filter, which notes the door's limit for those who read the body. */
    private static final int BEHIND_THE_DOOR = 1;

    static final long READ_AND_THROWN_AWAY = 64L * 1024 * 1024;

    /** Where a call says how much it takes of a body whose length nobody announced; absent where files are taken. */
    static final String OF_STREAMED = BodyLimit.class.getName();

    private final long door;
    private final long usual;
    private final Predicate<String> takesFiles;
    private final ObjectMapper json;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize door,
            BodySizes sizes,
            ObjectMapper json) {
        this.door = door.asLongValue();
        this.usual = sizes.maxSize().map(MemorySize::asLongValue).orElse(this.door);
        this.takesFiles = sizes.filesAt()
                .map(path -> Pattern.compile(path).asMatchPredicate())
                .orElse(path -> false);
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING_ELSE);
        filters.register(this::bound, BEHIND_THE_DOOR);
    }

    private long limitOf(RoutingContext call) {
        return takesFiles.test(call.normalizedPath()) ? door : usual;
    }

    private void bound(RoutingContext call) {
        // Who takes files counts for himself, everybody else is counted for by StreamedBody; both can say why they take
        // no
        // more. This is the net under them.
        var files = takesFiles.test(call.normalizedPath());
        call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, (files ? door : usual) + READ_AND_THROWN_AWAY);
        if (!files) {
            call.put(OF_STREAMED, usual);
        }
        call.next();
    }

    private void check(RoutingContext call) {
        var length = lengthOf(call.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length <= limitOf(call)) {
            call.next();
        } else if (length <= READ_AND_THROWN_AWAY) {
            call.request()
                    .endHandler(end -> refuse(call))
                    .handler(thrownAway -> {})
                    .resume();
        } else {
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            refuse(call);
        }
    }

    private void refuse(RoutingContext call) {
        var locale = ProblemWriter.preferred(call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var problem = ProblemWriter.word(Refusal.of(ProblemType.TOO_LARGE), locale, call.normalizedPath());
        try {
            call.response()
                    .setStatusCode(ProblemType.TOO_LARGE.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE_NAME)
                    .end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException e) {
            call.fail(e);
        }
    }

    /** A length that is no number is the HTTP server's to refuse. */
    private static long lengthOf(String header) {
        return header == null || !header.matches("[0-9]{1,18}") ? 0 : Long.parseLong(header);
    }
}
