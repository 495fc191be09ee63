package th.localpolicy.gateway.vault;

import java.time.Duration;
import java.util.Set;

import reactor.core.publisher.Mono;

/**
 * Keeps things for a while for whoever knows their id, which is a secret: long, random, and held by one browser only. Every
 * method fails when the vault is out of reach.
 */
public interface Vault {

    /**
     * Keeps the content under a new id.
     *
     * @param owners words under which {@link #removeAll} finds it again, each for at most {@code longest}
     */
    Mono<Void> put(String id, byte[] content, Duration keep, Set<String> owners, Duration longest);

    /** Puts another content in the place of one that is there; does nothing when it is gone, for that was a decision too. */
    Mono<Void> replace(String id, byte[] content, Duration keep);

    /** The content, kept from now on for so long again; empty when there is none. */
    Mono<byte[]> open(String id, Duration keep);

    Mono<Void> remove(String id);

    /** Removes all that belongs to the owner, wherever it was put. */
    Mono<Void> removeAll(String owner);

    /** Whether it holds as much as it may. */
    boolean isFull();
}
