package th.localpolicy.gateway.limit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.GatewaySettings.Rate;
import th.localpolicy.gateway.redis.SharedRedis;

/** Where the buckets are kept: in this process, or in a Redis that several gateways share. */
@Configuration(proxyBeanMethods = false)
class BucketStore {

    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Bean
    Buckets buckets(GatewaySettings settings, SharedRedis redis) {
        return redis.isConfigured() ? new InRedis(redis) : new InMemory(settings.rates());
    }

    private static CompletableFuture<ConsumptionProbe> take(AsyncProxyManager<String> all, String name, Rate rate) {
        return all.getProxy(name, () -> CompletableFuture.completedFuture(configuration(rate)))
                .tryConsumeAndReturnRemaining(1);
    }

    private static BucketConfiguration configuration(Rate rate) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rate.burst())
                        .refillGreedy(rate.perSecond(), Duration.ofSeconds(1))
                        .build())
                .build();
    }

    private static final class InMemory implements Buckets {

        private final AsyncProxyManager<String> all;

        InMemory(GatewaySettings.Rates rates) {
            Duration longest = Buckets.fullAgain(rates.address()).compareTo(Buckets.fullAgain(rates.caller())) > 0
                    ? Buckets.fullAgain(rates.address())
                    : Buckets.fullAgain(rates.caller());
            all = Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(rates.remembered()))
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(longest.plus(SLACK)))
                    .build()
                    .asAsync();
        }

        @Override
        public Mono<ConsumptionProbe> take(String name, Rate rate) {
            return Mono.fromFuture(() -> BucketStore.take(all, name, rate));
        }
    }

    /** Fails at once while Redis is out of reach. */
    private static final class InRedis implements Buckets {

        private final Mono<AsyncProxyManager<String>> all;

        InRedis(SharedRedis redis) {
            all = redis.connection()
                    .map(connection -> Bucket4jLettuce.casBasedBuilder(connection)
                            .requestTimeout(PATIENCE)
                            .expirationAfterWrite(
                                    ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SLACK))
                            .build()
                            .asAsync())
                    .cacheInvalidateIf(manager -> false);
        }

        @Override
        public Mono<ConsumptionProbe> take(String name, Rate rate) {
            return all.flatMap(
                            ready -> Mono.fromFuture(() -> BucketStore.take(ready, "localpolicy:rate:" + name, rate)))
                    .timeout(PATIENCE);
        }
    }
}
