package th.localpolicy.platform.web;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemWriter;
import th.localpolicy.platform.problem.Refusal;

/**
 * Lets in no more writes than the service can finish soon: whoever comes when it is full is told so at once (503 with
 * Retry-After) and comes again under the same Idempotency-Key. A queue without an end would let everybody wait until all
 * give up together.
 */
@Singleton
class Admission {

    /** After the limit on bodies, before anything is read. */
    private static final int BEFORE_THE_WORK = 990;

    private static final String COME_AGAIN_SECONDS = "2";

    private final int most;
    private final ObjectMapper json;
    private final AtomicInteger within;

    Admission(AdmissionConfig config, ObjectMapper json, MeterRegistry metrics) {
        this.most = config.writes();
        this.json = json;
        this.within = metrics.gauge("admission.writes.within", new AtomicInteger());
    }

    void register(@Observes Filters filters) {
        if (most > 0) {
            filters.register(this::admit, BEFORE_THE_WORK);
        }
    }

    private void admit(RoutingContext call) {
        var method = call.request().method();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
            call.next();
        } else if (within.incrementAndGet() > most) {
            within.decrementAndGet();
            call.request()
                    .endHandler(end -> refuse(call))
                    .handler(thrownAway -> {})
                    .resume();
        } else {
            // Whatever becomes of it, also when the client hangs up.
            call.addEndHandler(end -> within.decrementAndGet());
            call.next();
        }
    }

    private void refuse(RoutingContext call) {
        var locale = ProblemWriter.preferred(call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var problem = ProblemWriter.word(
                Refusal.of(
                        ProblemType.UNAVAILABLE,
                        "ระบบมีผู้ส่งพร้อมกันจำนวนมาก รอตามเวลาใน Retry-After แล้วส่งใหม่ด้วย Idempotency-Key เดิม",
                        "Many are sending at this moment. Wait as long as Retry-After says, then send again under the "
                                + "same Idempotency-Key"),
                locale,
                call.normalizedPath());
        try {
            call.response()
                    .setStatusCode(ProblemType.UNAVAILABLE.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE_NAME)
                    .putHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS)
                    .end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException e) {
            call.fail(e);
        }
    }
}
