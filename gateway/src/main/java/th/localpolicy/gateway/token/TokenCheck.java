package th.localpolicy.gateway.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * What makes a token good at the edge: signed RS256 by the configured issuer, meant for {@code localpolicy}, in time, of
 * somebody. A token that cannot be checked because the provider is out of reach is not called bad: that is an outage.
 */
@Configuration(proxyBeanMethods = false)
class TokenCheck {

    private static final Logger log = LoggerFactory.getLogger(TokenCheck.class);

    private static final String AUDIENCE = "localpolicy";
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
    private static final Duration KEYS_KEPT_IN_AN_OUTAGE = Duration.ofHours(8);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(6);

    private static final OAuth2TokenValidator<Jwt> OF_SOMEBODY =
            new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank());

    /** A logout may name a session and no account. */
    private static final OAuth2TokenValidator<Jwt> OF_ANYBODY = token -> OAuth2TokenValidatorResult.success();

    private static final Text PROVIDER_DOWN = new Text(
            "ตรวจสอบโทเค็นไม่ได้ เพราะติดต่อผู้ให้บริการยืนยันตัวตนไม่ได้",
            "The token cannot be checked: the OpenID provider is out of reach.");

    /** Keys are fetched at most about once in five seconds, whatever key names strangers put in their tokens. */
    @Bean
    JWKSource<SecurityContext> providerKeys(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer) {
        return JWKSourceBuilder.create(new ProviderKeys(issuer))
                .cache(KEYS_KEPT.toMillis(), LONGEST_FETCH.toMillis())
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(KEYS_KEPT_IN_AN_OUTAGE.toMillis())
                .build();
    }

    @Bean
    @Primary
    ReactiveJwtDecoder tokens(
            JWKSource<SecurityContext> providerKeys,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer) {
        return decoder(providerKeys, issuer, AUDIENCE, OF_SOMEBODY, "JWT", "at+jwt", "application/at+jwt");
    }

    /** What the provider sends when somebody has logged out elsewhere. */
    @Bean
    ReactiveJwtDecoder logoutTokens(
            JWKSource<SecurityContext> providerKeys,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            GatewaySettings settings) {
        return decoder(providerKeys, issuer, settings.login().clientId(), OF_ANYBODY, "JWT", "logout+jwt");
    }

    private static ReactiveJwtDecoder decoder(
            JWKSource<SecurityContext> providerKeys,
            String issuer,
            String audience,
            OAuth2TokenValidator<Jwt> subject,
            String... types) {
        AtomicBoolean keysKnown = new AtomicBoolean();
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        token -> keysFor(token, providerKeys, keysKnown))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        JwtTypeValidator type = new JwtTypeValidator(types);
        type.setAllowEmpty(true);
        JwtTimestampValidator inTime = new JwtTimestampValidator(CLOCKS_APART);
        inTime.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(type, inTime, subject, new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience))));
        return decoder;
    }

    private static Flux<JWK> keysFor(SignedJWT token, JWKSource<SecurityContext> keys, AtomicBoolean keysKnown) {
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            return Flux.empty();
        }
        JWKSelector wanted = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        // Off the event loop: the first token after a change of keys waits for the network.
        return Mono.fromCallable(() -> select(wanted, keys, keysKnown))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapIterable(found -> found);
    }

    private static List<JWK> select(JWKSelector wanted, JWKSource<SecurityContext> keys, AtomicBoolean keysKnown) {
        try {
            List<JWK> found = keys.get(wanted, null);
            keysKnown.set(true);
            return found;
        } catch (RateLimitReachedException tooSoon) {
            if (keysKnown.get()) {
                return List.of();
            }
            throw Refusal.unavailable(PROVIDER_DOWN, BETWEEN_FETCHES, tooSoon);
        } catch (KeySourceException down) {
            log.warn("{}: {}", down.getMessage(), String.valueOf(down.getCause()));
            throw Refusal.unavailable(PROVIDER_DOWN, BETWEEN_FETCHES, down);
        }
    }
}
