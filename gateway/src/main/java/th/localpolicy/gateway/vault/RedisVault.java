package th.localpolicy.gateway.vault;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import io.lettuce.core.GetExArgs;
import io.lettuce.core.Range;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.redis.SharedRedis;

/**
 * Kept in Redis, out of reach of whoever reads Redis: an id is stored as its hash, and a content is sealed with a key made
 * from the id, which only a browser has. Redis 6.2 or newer.
 */
final class RedisVault implements Vault {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SharedRedis redis;
    private final String name;
    private final Seal seal;
    private final Clock clock = Clock.systemUTC();

    RedisVault(SharedRedis redis, String name) {
        this.redis = redis;
        this.name = "localpolicy:" + name;
        this.seal = new Seal(name);
    }

    @Override
    public Mono<Void> put(String id, byte[] content, Duration keep, Set<String> owners, Duration longest) {
        return commands()
                .flatMap(to -> to.set(key(id), seal.close(id, content), SetArgs.Builder.px(keep))
                        .thenMany(Flux.fromIterable(owners))
                        .concatMap(owner -> note(to, ofOwner(owner), key(id), longest))
                        .then())
                .timeout(PATIENCE);
    }

    /** The list of what is an owner's forgets what is over by now, and is itself forgotten with its last line. */
    private Mono<Void> note(RedisReactiveCommands<String, byte[]> to, String list, String key, Duration longest) {
        long now = clock.millis();
        return to.zremrangebyscore(list, Range.create(0, now))
                .then(to.zadd(list, now + longest.toMillis(), key.getBytes(StandardCharsets.UTF_8)))
                .then(to.pexpire(list, longest))
                .then();
    }

    @Override
    public Mono<Void> replace(String id, byte[] content, Duration keep) {
        return commands()
                .flatMap(to -> to.set(
                        key(id), seal.close(id, content), SetArgs.Builder.xx().px(keep)))
                .timeout(PATIENCE)
                .then();
    }

    @Override
    public Mono<byte[]> open(String id, Duration keep) {
        return commands()
                .flatMap(to -> to.getex(key(id), GetExArgs.Builder.px(keep)))
                .timeout(PATIENCE)
                .flatMap(closed -> Mono.justOrEmpty(seal.open(id, closed)));
    }

    @Override
    public Mono<Void> remove(String id) {
        return commands().flatMap(to -> to.del(key(id))).timeout(PATIENCE).then();
    }

    @Override
    public Mono<Void> removeAll(String owner) {
        return commands()
                .flatMap(to -> to.zrange(ofOwner(owner), 0, -1)
                        .map(key -> new String(key, StandardCharsets.UTF_8))
                        .concatWithValues(ofOwner(owner))
                        .collectList()
                        .flatMap(keys -> to.del(keys.toArray(String[]::new))))
                .timeout(PATIENCE)
                .then();
    }

    @Override
    public boolean isFull() {
        return false;
    }

    private Mono<RedisReactiveCommands<String, byte[]>> commands() {
        return redis.connection().map(connection -> connection.reactive());
    }

    private String key(String id) {
        return name + ":" + seal.hash(id);
    }

    private String ofOwner(String owner) {
        return name + "-of:" + seal.hash(owner);
    }
}
