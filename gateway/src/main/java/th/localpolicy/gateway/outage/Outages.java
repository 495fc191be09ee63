package th.localpolicy.gateway.outage;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.stereotype.Component;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.GatewaySettings.Limits;
import th.localpolicy.gateway.problem.Refusal;

/**
 * The watch over the services: one circuit breaker for each, shared by all its routes. A service that keeps failing is
 * left alone for a while, and its callers get their answer at once.
 */
@Component
public class Outages {

    /** The exchange attribute with a {@code Mono<Void>} that completes when the request's body has wholly arrived. */
    public static final String REQUEST_RECEIVED = Outages.class.getName() + ".received";

    private static final Logger log = LoggerFactory.getLogger(Outages.class);
    private static final int PROBES_AFTER_REST = 5;

    private final CircuitBreakerRegistry breakers;
    private final Duration rest;

    Outages(GatewaySettings settings) {
        GatewaySettings.Breaker breaker = settings.breaker();
        rest = breaker.rest();
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumCalls())
                .failureRateThreshold(breaker.failurePercent())
                .waitDurationInOpenState(breaker.rest())
                .permittedNumberOfCallsInHalfOpenState(PROBES_AFTER_REST)
                .ignoreException(error -> Refusal.in(error).isPresent())
                .build());
        breakers.getEventPublisher().onEntryAdded(added -> watch(added.getAddedEntry()));
    }

    /** The guard of one service's calls under the given limits. */
    public GatewayFilter breaker(String service, Limits limits) {
        return new GuardedCall(breakers.circuitBreaker(service), limits, rest);
    }

    private static void watch(CircuitBreaker breaker) {
        breaker.getEventPublisher()
                .onStateTransition(change -> log.warn("{}: {}", breaker.getName(), change.getStateTransition()));
    }
}
