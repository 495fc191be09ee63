package th.localpolicy.stack.testing;

import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokensTest {
    @Test
    void a_good_token_is_accepted_by_the_published_keys_and_names_office_and_roles() throws Exception {
        JWTClaimsSet claims = processor().process(Tokens.of("D3604", "officer", "approver"), null);
        assertThat(claims.getStringClaim("office")).isEqualTo("D3604");
        assertThat(claims.getStringListClaim("roles")).containsExactly("officer", "approver");
    }

    @ParameterizedTest
    @MethodSource
    void a_hostile_token_is_refused_by_the_published_keys_and_plain_checks(String token) {
        assertThatThrownBy(() -> processor().process(token, null)).isInstanceOf(Exception.class);
    }

    static Stream<String> a_hostile_token_is_refused_by_the_published_keys_and_plain_checks() {
        return Stream.of(
                Tokens.expired("D3604", "approver"),
                Tokens.notYetValid("D3604", "approver"),
                Tokens.ofAnotherIssuer("D3604", "approver"),
                Tokens.forAnotherAudience("D3604", "approver"),
                Tokens.unsigned("D3604", "approver"),
                Tokens.signedWithThePublicKey("D3604", "approver"),
                Tokens.ofAnUnknownKey("D3604", "approver"),
                Tokens.forged("D3604", "approver"));
    }

    private static DefaultJWTProcessor<SecurityContext> processor() throws Exception {
        String issuer = TestServers.running().issuer();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.create(URI.create(issuer + "/jwks").toURL()).build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "localpolicy", new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp", "office", "roles")));
        return processor;
    }
}
