package th.localpolicy.gateway.limit;

import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.GatewaySettings.Rate;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * How often one may ask: by address before a token is even looked at, then by the caller that the token names. When the
 * buckets are out of reach, everyone passes: a limit protects the services and must not be an outage of its own.
 */
@Configuration(proxyBeanMethods = false)
class RateLimits {

    private static final Logger log = LoggerFactory.getLogger(RateLimits.class);
    private static final long BETWEEN_COMPLAINTS = Duration.ofMinutes(1).toNanos();
    private static final String HEALTH = "/actuator/";

    private static final Text TOO_OFTEN_FROM_ADDRESS = new Text(
            "มีคำขอจากที่อยู่เครือข่ายนี้ถี่เกินไป รอตามเวลาใน Retry-After แล้วลองใหม่",
            "Too many requests come from this network address. Wait as long as Retry-After says.");
    private static final Text TOO_OFTEN_BY_CALLER = new Text(
            "บัญชีนี้ส่งคำขอถี่เกินไป รอตามเวลาใน Retry-After แล้วลองใหม่",
            "This account sends too many requests. Wait as long as Retry-After says.");

    private final AtomicLong lastComplaint = new AtomicLong(System.nanoTime() - BETWEEN_COMPLAINTS);

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10) // before the token check
    WebFilter limitByAddress(Buckets buckets, GatewaySettings settings) {
        Rate rate = settings.rates().address();
        return (exchange, chain) -> exchange.getRequest().getPath().value().startsWith(HEALTH)
                ? chain.filter(exchange)
                : taken(buckets, "address:" + Address.of(exchange), rate, TOO_OFTEN_FROM_ADDRESS)
                        .then(Mono.defer(() -> chain.filter(exchange)));
    }

    @Bean
    @Order(0) // after the token check, which is the security chain at -100
    WebFilter limitByCaller(Buckets buckets, GatewaySettings settings) {
        Rate rate = settings.rates().caller();
        return (exchange, chain) -> ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .mapNotNull(Principal::getName)
                .flatMap(name -> taken(buckets, "caller:" + name, rate, TOO_OFTEN_BY_CALLER))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Mono<Void> taken(Buckets buckets, String name, Rate rate, Text refusal) {
        return buckets.take(name, rate)
                .flatMap(probe -> probe.isConsumed()
                        ? Mono.<Void>empty()
                        : Mono.error(
                                Refusal.tooManyRequests(refusal, Duration.ofNanos(probe.getNanosToWaitForRefill()))))
                .onErrorResume(error -> Refusal.in(error).isEmpty(), this::complain);
    }

    private Mono<Void> complain(Throwable error) {
        long now = System.nanoTime();
        long last = lastComplaint.get();
        if (now - last >= BETWEEN_COMPLAINTS && lastComplaint.compareAndSet(last, now)) {
            log.warn("Nobody is limited for now: {}", error.toString());
        }
        return Mono.empty();
    }
}
