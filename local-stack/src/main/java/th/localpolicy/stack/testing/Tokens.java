package th.localpolicy.stack.testing;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

/**
 * Bearer tokens of the test issuer: {@link #of} makes good ones, every other factory one that must be refused.
 * The values are compact JWTs, without the word "Bearer".
 */
public final class Tokens {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String AUDIENCE = "localpolicy";

    private final String issuer;
    private final RSAKey key;
    private final Clock clock;

    public Tokens(String issuer, RSAKey key, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
    }

    private static Tokens ofTheTestIssuer() {
        try {
            TestServers servers = TestServers.running();
            return new Tokens(servers.issuer(), RSAKey.parse(servers.signingKey()), Clock.systemUTC());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good token, for example {@code of("D3604", "officer", "approver")}. */
    public static String of(String office, String... roles) {
        return ofTheTestIssuer().good(office, roles);
    }

    public static String expired(String office, String... roles) {
        return ofTheTestIssuer()
                .changed(
                        office,
                        roles,
                        claims -> claims.issueTime(hoursFromNow(-3))
                                .notBeforeTime(hoursFromNow(-3))
                                .expirationTime(hoursFromNow(-2)));
    }

    public static String notYetValid(String office, String... roles) {
        return ofTheTestIssuer()
                .changed(
                        office,
                        roles,
                        claims -> claims.notBeforeTime(hoursFromNow(2)).expirationTime(hoursFromNow(3)));
    }

    public static String ofAnotherIssuer(String office, String... roles) {
        return ofTheTestIssuer().changed(office, roles, claims -> claims.issuer("https://elsewhere.example"));
    }

    public static String forAnotherAudience(String office, String... roles) {
        return ofTheTestIssuer().changed(office, roles, claims -> claims.audience("another-system"));
    }

    public static String withoutOffice(String... roles) {
        return ofTheTestIssuer().changed("unused", roles, claims -> claims.claim("office", null));
    }

    /** Well formed, and no such office: there is no district 9999. */
    public static String ofAnUnknownOffice(String... roles) {
        return of("D9999", roles);
    }

    public static String ofTwoOffices(String first, String second, String... roles) {
        return ofTheTestIssuer().changed(first, roles, claims -> claims.claim("office", List.of(first, second)));
    }

    /** {@code alg: none}. */
    public static String unsigned(String office, String... roles) {
        return new PlainJWT(ofTheTestIssuer().claims(office, roles).build()).serialize();
    }

    /** HS256 with the issuer's public key as the secret: the classic confusion of algorithms. */
    public static String signedWithThePublicKey(String office, String... roles) {
        Tokens tokens = ofTheTestIssuer();
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(tokens.key.getKeyID())
                    .build();
            byte[] secret = tokens.key.toRSAPublicKey().getEncoded();
            return sign(header, tokens.claims(office, roles).build(), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good RS256 signature by a key that the issuer does not have. */
    public static String ofAnUnknownKey(String office, String... roles) {
        try {
            RSAKey stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
            return new Tokens(ofTheTestIssuer().issuer, stranger, Clock.systemUTC()).good(office, roles);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The known key's name over another key's signature. */
    public static String forged(String office, String... roles) {
        try {
            Tokens tokens = ofTheTestIssuer();
            RSAKey stranger =
                    new RSAKeyGenerator(2048).keyID(tokens.key.getKeyID()).generate();
            return new Tokens(tokens.issuer, stranger, Clock.systemUTC()).good(office, roles);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good token of this issuer, by this clock. */
    public String good(String office, String... roles) {
        return changed(office, roles, claims -> {});
    }

    private String changed(String office, String[] roles, Consumer<JWTClaimsSet.Builder> change) {
        try {
            JWTClaimsSet.Builder claims = claims(office, roles);
            change.accept(claims);
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            return sign(header, claims.build(), new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private JWTClaimsSet.Builder claims(String office, String... roles) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(office + "-officer")
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now.minusSeconds(1)))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("office", office)
                .claim("roles", List.of(roles));
    }

    private static Date hoursFromNow(int hours) {
        return Date.from(Clock.systemUTC().instant().plus(Duration.ofHours(hours)));
    }
}
