package th.localpolicy.gateway.limit;

import java.time.Duration;

import io.github.bucket4j.ConsumptionProbe;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings.Rate;

/** Token buckets by name, wherever they are kept. */
interface Buckets {

    /** Takes one token out of the bucket, which is made full when nobody knows it, and tells whether there was one. */
    Mono<ConsumptionProbe> take(String name, Rate rate);

    /** As long as an unused bucket takes to fill up, it need not be kept any longer. */
    static Duration fullAgain(Rate rate) {
        return Duration.ofSeconds(rate.burst() / rate.perSecond() + 1);
    }
}
