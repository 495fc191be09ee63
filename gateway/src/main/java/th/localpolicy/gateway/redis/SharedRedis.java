package th.localpolicy.gateway.redis;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;

/**
 * The Redis that several gateways share, where there is one. It is connected to when it is first needed and again after a
 * break; meanwhile every command fails at once.
 */
@Component
public class SharedRedis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RedisClient client;
    private final AtomicReference<StatefulRedisConnection<String, byte[]>> connected = new AtomicReference<>();
    private final Mono<StatefulRedisConnection<String, byte[]>> connecting;

    SharedRedis(GatewaySettings settings) {
        URI address = settings.redis();
        if (address == null || address.toString().isEmpty()) {
            client = null;
            connecting = Mono.error(() -> new IllegalStateException("No Redis is configured"));
            return;
        }
        client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        RedisURI uri = RedisURI.create(address);
        uri.setTimeout(PATIENCE);
        connecting = Mono.fromCompletionStage(
                        () -> client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri))
                .doOnNext(connected::set)
                .cacheInvalidateIf(connection -> false);
    }

    public boolean isConfigured() {
        return client != null;
    }

    /** Fails when Redis cannot be reached. */
    public Mono<StatefulRedisConnection<String, byte[]>> connection() {
        return Mono.defer(() -> {
            StatefulRedisConnection<String, byte[]> ready = connected.get();
            return ready == null ? connecting : Mono.just(ready);
        });
    }

    @Override
    public void close() {
        if (client != null) {
            client.shutdown();
        }
    }
}
