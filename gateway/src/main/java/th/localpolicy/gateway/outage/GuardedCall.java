package th.localpolicy.gateway.outage;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import th.localpolicy.gateway.GatewaySettings.Limits;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * One call of a service, from the request to the first byte of the answer; a stream may then last as long as it likes.
 * The time limit runs from when the request is complete, so that a slow line does not count against the service. A 5xx
 * counts as a failure and passes on unchanged, body and all. A read whose connection breaks is tried once more; a write
 * is never sent twice.
 */
final class GuardedCall implements GatewayFilter {

    private static final Logger log = LoggerFactory.getLogger(GuardedCall.class);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final Text DOWN = new Text(
            "ระบบที่รับผิดชอบเรื่องนี้ไม่ตอบในขณะนี้ ลองใหม่ตามเวลาใน Retry-After",
            "The part of the system that is in charge of this does not answer. Try again after Retry-After.");
    private static final Text OUTCOME_UNKNOWN = new Text(
            "ระบบที่รับผิดชอบเรื่องนี้ไม่ตอบในขณะนี้ อาจบันทึกคำขอแล้วหรือยังไม่ได้บันทึก ลองใหม่ด้วย Idempotency-Key เดิม",
            "The part of the system that is in charge of this does not answer. The request may or may not have been "
                    + "carried out; try again under the same Idempotency-Key.");
    private static final Text SLOW_UPLOAD =
            new Text("ส่งเนื้อหาของคำขอไม่ครบในเวลาที่กำหนด", "The request's body did not arrive in time.");

    private final CircuitBreaker breaker;
    private final Limits limits;
    private final Duration rest;

    GuardedCall(CircuitBreaker breaker, Limits limits, Duration rest) {
        this.breaker = breaker;
        this.limits = limits;
        this.rest = rest;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() -> chain.filter(exchange))
                .retryWhen(onceIfReading(exchange))
                .thenReturn(true)
                .timeout(outOfTime(exchange))
                .flatMap(answered -> failed(exchange) ? Mono.error(new ServiceFault()) : Mono.empty())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(ServiceFault.class, fault -> Mono.empty())
                .onErrorMap(error -> Refusal.in(error).isEmpty(), error -> refusalFor(exchange, error))
                .then();
    }

    /** Signals an item, or the refusal of a client that does not get its body across. */
    private Mono<Long> outOfTime(ServerWebExchange exchange) {
        Mono<Void> received = exchange.getAttributeOrDefault(Outages.REQUEST_RECEIVED, Mono.empty());
        return received.timeout(
                        limits.upload(), Mono.error(() -> new Refusal(ProblemType.INVALID_REQUEST, SLOW_UPLOAD)))
                .then(Mono.delay(limits.response()));
    }

    /** The framework's retry filter would first hold the whole body of every request, so this one is done here. */
    private static Retry onceIfReading(ServerWebExchange exchange) {
        return Retry.max(1)
                .filter(error -> isRead(exchange) && error instanceof IOException)
                .doBeforeRetry(again -> ServerWebExchangeUtils.reset(exchange))
                .onRetryExhaustedThrow((retry, last) -> last.failure());
    }

    private static boolean isRead(ServerWebExchange exchange) {
        return READS.contains(exchange.getRequest().getMethod());
    }

    private static boolean failed(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status != null && status.is5xxServerError();
    }

    private Refusal refusalFor(ServerWebExchange exchange, Throwable error) {
        if (error instanceof CallNotPermittedException) {
            return Refusal.unavailable(DOWN, rest, error);
        }
        if (error instanceof IOException || error instanceof TimeoutException) {
            log.warn("{}: {}", breaker.getName(), error.toString());
        } else {
            log.warn("{}: call failed", breaker.getName(), error);
        }
        return Refusal.unavailable(isRead(exchange) ? DOWN : OUTCOME_UNKNOWN, rest, error);
    }

    /** Tells the breaker of a 5xx; never leaves this class. */
    private static final class ServiceFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ServiceFault() {
            super("5xx", null, false, false);
        }
    }
}
