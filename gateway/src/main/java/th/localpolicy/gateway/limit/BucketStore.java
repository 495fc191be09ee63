package th.localpolicy.gateway.limit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.GatewaySettings.Rate;

/** Where the buckets are kept: in this process, or in a Redis that several gateways share. */
@Configuration(proxyBeanMethods = false)
class BucketStore {

    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Bean(destroyMethod = "close")
    ClosableBuckets buckets(GatewaySettings settings) {
        GatewaySettings.Rates rates = settings.rates();
        return rates.redis() == null || rates.redis().toString().isEmpty()
                ? new InMemory(rates)
                : new InRedis(RedisClient.create(), withPatience(rates));
    }

    private static RedisURI withPatience(GatewaySettings.Rates rates) {
        RedisURI uri = RedisURI.create(rates.redis());
        uri.setTimeout(PATIENCE);
        return uri;
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

    interface ClosableBuckets extends Buckets, AutoCloseable {
        @Override
        void close();
    }

    private static final class InMemory implements ClosableBuckets {

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

        @Override
        public void close() {
            // Nothing is held open.
        }
    }

    /** Connects when it is first needed and again after a break; meanwhile it fails at once. */
    private static final class InRedis implements ClosableBuckets {

        private final RedisClient client;
        private final AtomicReference<AsyncProxyManager<String>> connected = new AtomicReference<>();
        private final Mono<AsyncProxyManager<String>> connecting;

        InRedis(RedisClient client, RedisURI address) {
            this.client = client;
            client.setOptions(ClientOptions.builder()
                    .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                    .build());
            connecting = Mono.fromCompletionStage(() ->
                            client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), address))
                    .map(connection -> Bucket4jLettuce.casBasedBuilder(connection)
                            .requestTimeout(PATIENCE)
                            .expirationAfterWrite(
                                    ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SLACK))
                            .build()
                            .asAsync())
                    .doOnNext(connected::set)
                    .cacheInvalidateIf(manager -> false);
        }

        @Override
        public Mono<ConsumptionProbe> take(String name, Rate rate) {
            AsyncProxyManager<String> ready = connected.get();
            return (ready == null ? connecting : Mono.just(ready))
                    .flatMap(all -> Mono.fromFuture(() -> BucketStore.take(all, "localpolicy:rate:" + name, rate)))
                    .timeout(PATIENCE);
        }

        @Override
        public void close() {
            client.shutdown();
        }
    }
}
