package th.localpolicy.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import th.localpolicy.stack.testing.Tokens;

/** An OpenID provider over real HTTP at which a test itself says who logs in. It insists on PKCE and on a used-once code. */
final class FakeProvider {

    static final String CLIENT = "gateway";

    private record Login(String office, String[] roles, String challenge, String nonce, String sid) {}

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Login> codes = new ConcurrentHashMap<>();
    private final Map<String, Login> refreshTokens = new ConcurrentHashMap<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile int tokenSeconds = 3600;
    private volatile boolean refreshOnce;

    FakeProvider() {
        try {
            key = new RSAKeyGenerator(2048)
                    .keyID("people")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/oauth2/token", this::token);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How long the next access tokens last. */
    void tokensLast(int seconds) {
        tokenSeconds = seconds;
    }

    /** A refresh token is good for one refresh, as many providers have it. */
    void refreshTokensAreGoodOnce() {
        refreshOnce = true;
    }

    /** How many refreshes were asked for. */
    int refreshes() {
        return refreshes.get();
    }

    /** Nobody's login is renewed any more. */
    void revokeAll() {
        refreshTokens.clear();
    }

    /** What a person does at the provider whom the gateway has sent there: the address that leads back. */
    String login(URI sentTo, String office, String... roles) {
        Map<String, String> asked = form(sentTo.getRawQuery());
        if (!"S256".equals(asked.get("code_challenge_method")) || !CLIENT.equals(asked.get("client_id"))) {
            throw new AssertionError("Not a code flow with PKCE: " + sentTo);
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Login(office, roles, asked.get("code_challenge"), asked.get("nonce"), "sid-" + code));
        URI back = URI.create(asked.get("redirect_uri"));
        return back.getRawPath() + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
    }

    /** A logout token for all sessions of the office's account; {@code change} makes it wrong. */
    String logoutToken(String office, java.util.function.Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(office + "-officer")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        change.accept(claims);
        return signed(claims.build(), "logout+jwt");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean refresh = "refresh_token".equals(form.get("grant_type"));
        if (refresh) {
            refreshes.incrementAndGet();
        }
        Login login = refresh ? refreshed(form.get("refresh_token")) : codes.remove(form.get("code"));
        if (login == null || !(refresh || challenge(form.get("code_verifier")).equals(login.challenge()))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String refreshToken = UUID.randomUUID().toString();
        refreshTokens.put(refreshToken, login);
        Map<String, Object> tokens = new HashMap<>();
        tokens.put("access_token", new Tokens(issuer(), key, Clock.systemUTC()).good(login.office(), login.roles()));
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", tokenSeconds);
        tokens.put("refresh_token", refreshToken);
        tokens.put("scope", "openid");
        tokens.put("id_token", idToken(login));
        answer(exchange, 200, JSONObjectUtils.toJSONString(tokens));
    }

    private Login refreshed(String token) {
        return refreshOnce ? refreshTokens.remove(token) : refreshTokens.get(token);
    }

    private String idToken(Login login) {
        return signed(
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject(login.office() + "-officer")
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .claim("nonce", login.nonce())
                        .claim("sid", login.sid())
                        .build(),
                "JWT");
    }

    private String signed(JWTClaimsSet claims, String type) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String discovery() {
        return JSONObjectUtils.toJSONString(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/oauth2/authorize",
                "token_endpoint",
                issuer() + "/oauth2/token",
                "end_session_endpoint",
                issuer() + "/connect/logout",
                "jwks_uri",
                issuer() + "/jwks",
                "subject_types_supported",
                List.of("public"),
                "response_types_supported",
                List.of("code"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> form(String encoded) {
        Map<String, String> values = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
