package th.localpolicy.gateway.vault;

import java.time.Duration;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy.VarExpiration;
import reactor.core.publisher.Mono;

/** Kept in this process, and gone with it. */
final class MemoryVault implements Vault {

    private record Kept(byte[] content, Set<String> owners) {}

    private final Cache<String, Kept> all;
    private final VarExpiration<String, Kept> expiry;
    private final int most;

    private MemoryVault(Caffeine<Object, Object> bounds, int most) {
        // Every entry is put with a time of its own; this one is never asked for.
        this.all = bounds.expireAfter(Expiry.<String, Kept>creating((id, kept) -> Duration.ZERO))
                .build();
        this.expiry = all.policy().expireVariably().orElseThrow();
        this.most = most;
    }

    static MemoryVault bounded(int most) {
        return new MemoryVault(Caffeine.newBuilder(), most);
    }

    static MemoryVault forgetful(int most) {
        return new MemoryVault(Caffeine.newBuilder().maximumSize(most), Integer.MAX_VALUE);
    }

    @Override
    public Mono<Void> put(String id, byte[] content, Duration keep, Set<String> owners, Duration longest) {
        return Mono.fromRunnable(() -> {
            var unused = expiry.put(id, new Kept(content, Set.copyOf(owners)), keep);
        });
    }

    @Override
    public Mono<Void> replace(String id, byte[] content, Duration keep) {
        return Mono.fromRunnable(() -> {
            all.asMap().computeIfPresent(id, (same, kept) -> new Kept(content, kept.owners()));
            expiry.setExpiresAfter(id, keep);
        });
    }

    @Override
    public Mono<byte[]> open(String id, Duration keep) {
        return Mono.fromSupplier(() -> {
            Kept kept = all.getIfPresent(id);
            if (kept == null) {
                return null;
            }
            expiry.setExpiresAfter(id, keep);
            return kept.content();
        });
    }

    @Override
    public Mono<Void> remove(String id) {
        return Mono.fromRunnable(() -> all.invalidate(id));
    }

    @Override
    public Mono<Void> removeAll(String owner) {
        return Mono.fromRunnable(
                () -> all.asMap().values().removeIf(kept -> kept.owners().contains(owner)));
    }

    @Override
    public boolean isFull() {
        if (all.estimatedSize() >= most) {
            all.cleanUp();
        }
        return all.estimatedSize() >= most;
    }
}
