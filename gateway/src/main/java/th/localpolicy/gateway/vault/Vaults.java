package th.localpolicy.gateway.vault;

import org.springframework.stereotype.Component;

import th.localpolicy.gateway.redis.SharedRedis;

/** Makes vaults: in the Redis that several gateways share, where there is one, else in this process. */
@Component
public class Vaults {

    private final SharedRedis redis;

    Vaults(SharedRedis redis) {
        this.redis = redis;
    }

    /** Vaults that end with this process, whatever is configured. */
    public static Vaults inThisProcess() {
        return new Vaults(null);
    }

    /** A vault that says when it is full, and is then asked for nothing new. In Redis its bound is that of Redis. */
    public Vault bounded(String name, int most) {
        return isShared() ? new RedisVault(redis, name) : MemoryVault.bounded(most);
    }

    /** A vault that is never full, because it gives up what is oldest. */
    public Vault forgetful(String name, int most) {
        return isShared() ? new RedisVault(redis, name) : MemoryVault.forgetful(most);
    }

    private boolean isShared() {
        return redis != null && redis.isConfigured();
    }
}
