package th.localpolicy.gateway.login;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that nobody guesses: 256 random bits. */
final class SessionIds {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionIds() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
