package th.localpolicy.stack.testing;

import java.text.ParseException;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;

/**
 * Every token that must be refused, by its name: those that the gateway and each service refuse for what they are, and those
 * that a service refuses because of the office they name. One table, for all of them.
 */
public final class BadTokens {

    private static final int LONGER_THAN_ANY_HEADER = 100_000;

    private final RSAKey key;
    private final RSAKey stranger;
    private final Map<String, String> all = new LinkedHashMap<>();

    private BadTokens(String elsewhere) {
        try {
            key = RSAKey.parse(TestServers.running().signingKey());
            stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
            fill(elsewhere);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Refused at every door, as Authorization headers by their names.
     *
     * @param elsewhere an address of the test's own, which tokens name as the place of their keys; nobody may go there
     */
    public static Map<String, String> everywhere(String elsewhere) {
        return new BadTokens(elsewhere).all;
    }

    /** Refused by the services, which know the offices. */
    public static Map<String, String> ofNoOffice() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no office", Tokens.withoutOffice("officer"));
        tokens.put("an office that does not exist", Tokens.ofAnUnknownOffice("officer"));
        tokens.put("two offices", Tokens.ofTwoOffices("D3604", "P36", "officer"));
        tokens.put("the same office twice", Tokens.ofTwoOffices("D3604", "D3604", "officer"));
        tokens.put("a cluster of provinces", Tokens.of("C01", "officer"));
        tokens.put("Bangkok, which is no office", Tokens.of("P10", "officer"));
        tokens.put("an office in small letters", Tokens.of("d3604", "officer"));
        tokens.put("an office with blanks", Tokens.of(" D3604 ", "officer"));
        tokens.replaceAll((name, token) -> "Bearer " + token);
        return tokens;
    }

    /** A token too long for any header. A server may refuse it before it has read it: 431 and not 401. */
    public static String ofAHundredKilobytes() {
        return "Bearer " + Tokens.of("D3604", "officer".repeat(LONGER_THAN_ANY_HEADER / "officer".length()));
    }

    private void fill(String elsewhere) throws JOSEException {
        put("alg none", Tokens.unsigned("D3604", "officer"));
        put("alg none in other letters", withHeader("{\"alg\":\"nOnE\",\"kid\":\"%s\"}".formatted(key.getKeyID()), ""));
        put("HS256 with the public key", Tokens.signedWithThePublicKey("D3604", "officer"));
        put("HS256 with the public key as PEM", withThePublicKeyAsPem());
        put("HS256 with an empty secret", withAnEmptySecret());
        put("ES256 by another key under the known name", withAnEllipticKey());
        put("PS256 by the known key", signed(JWSAlgorithm.PS256, key, header -> header, claims -> {}));
        put("RS512 by the known key", signed(JWSAlgorithm.RS512, key, header -> header, claims -> {}));
        put("expired", Tokens.expired("D3604", "officer"));
        put("without an end", signed(claims -> claims.expirationTime(null)));
        put("not yet valid", Tokens.notYetValid("D3604", "officer"));
        put("wrong issuer", Tokens.ofAnotherIssuer("D3604", "officer"));
        put("no issuer", signed(claims -> claims.issuer(null)));
        put("wrong audience", Tokens.forAnotherAudience("D3604", "officer"));
        put("no audience", signed(claims -> claims.audience((String) null)));
        put("no subject", signed(claims -> claims.subject(null)));
        put("unknown key id", Tokens.ofAnUnknownKey("D3604", "officer"));
        put("the known key id over another signature", Tokens.forged("D3604", "officer"));
        for (String kid :
                List.of("../../../../dev/null", "/etc/passwd", "..\\..\\keys", "' OR '1'='1", elsewhere, "\u0000")) {
            put(
                    "a key id with a path in it: "
                            + kid.replace("\u0000", "NUL").replace(elsewhere, "an address"),
                    strange(h -> h.keyID(kid)));
        }
        put("its own key inside", strange(header -> header.jwk(stranger.toPublicJWK())));
        put("the address of its keys inside (jku)", strange(header -> header.jwkURL(java.net.URI.create(elsewhere))));
        put(
                "the address of its certificate inside (x5u)",
                strange(header -> header.x509CertURL(java.net.URI.create(elsewhere))));
        put(
                "crit",
                signed(
                        JWSAlgorithm.RS256,
                        key,
                        header -> header.criticalParams(Set.of("office-of")).customParam("office-of", "MOI"),
                        claims -> {}));
        put(
                "another type of token",
                signed(JWSAlgorithm.RS256, key, header -> header.type(new JOSEObjectType("logout+jwt")), claims -> {}));
        put("a token within a token", nested());
        String good = Tokens.of("D3604", "officer");
        put("changed after it was signed", changed(good));
        put("without its signature", good.substring(0, good.lastIndexOf('.') + 1));
        put("with something behind it", good + ".x");
        put("rubbish", "abc.def.ghi");
        put("one word", "nonsense");
        all.put("another scheme", "Basic " + good);
        all.put("no scheme", good);
        all.put("a scheme and nothing", "Bearer");
        all.put("two tokens", "Bearer " + good + " " + good);
        all.put("two tokens in a list", "Bearer " + good + ", Bearer " + good);
    }

    private void put(String name, String token) {
        all.put(name, "Bearer " + token);
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        try {
            JWTClaimsSet.Builder claims =
                    new JWTClaimsSet.Builder(com.nimbusds.jwt.SignedJWT.parse(Tokens.of("D3604", "officer"))
                            .getJWTClaimsSet());
            change.accept(claims);
            return claims.build();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(JWSAlgorithm.RS256, key, header -> header, change);
    }

    /** Signed by a key of its own, which its header says how to find. */
    private String strange(UnaryOperator<JWSHeader.Builder> header) throws JOSEException {
        return signed(JWSAlgorithm.RS256, stranger, header, claims -> {});
    }

    private static String signed(
            JWSAlgorithm algorithm,
            RSAKey by,
            UnaryOperator<JWSHeader.Builder> header,
            Consumer<JWTClaimsSet.Builder> change)
            throws JOSEException {
        return signed(
                header.apply(new JWSHeader.Builder(algorithm).keyID(by.getKeyID()))
                        .build(),
                claims(change).toPayload(),
                new RSASSASigner(by));
    }

    private static String signed(JWSHeader header, Payload payload, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header, payload);
        token.sign(signer);
        return token.serialize();
    }

    private String withThePublicKeyAsPem() throws JOSEException {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return signed(hs256(), claims(unchanged -> {}).toPayload(), new MACSigner(pem));
    }

    /** No library signs with so little; thirty-two zeroes are what an empty secret is filled up to. */
    private String withAnEmptySecret() throws JOSEException {
        return signed(hs256(), claims(unchanged -> {}).toPayload(), new MACSigner(new byte[32]));
    }

    private JWSHeader hs256() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
    }

    private String withAnEllipticKey() throws JOSEException {
        ECKey elliptic = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                claims(unchanged -> {}).toPayload(),
                new ECDSASigner(elliptic));
    }

    private String nested() throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .contentType("JWT")
                        .build(),
                new Payload(Tokens.of("D3604", "officer")),
                new RSASSASigner(key));
    }

    private static String withHeader(String header, String signature) {
        return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(header.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "." + claims(unchanged -> {}).toPayload().toBase64URL() + "." + signature;
    }

    /** The office of another, under the signature of one's own. */
    private static String changed(String good) {
        String[] parts = good.split("\\.");
        return parts[0] + "."
                + claims(claims -> claims.claim("office", "MOI").issueTime(new Date()))
                        .toPayload()
                        .toBase64URL()
                + "." + parts[2];
    }
}
