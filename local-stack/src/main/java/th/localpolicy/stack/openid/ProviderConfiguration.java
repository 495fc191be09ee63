package th.localpolicy.stack.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Spring Authorization Server with our offices as its clients; it serves the standard endpoints and nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableWebSecurity
class ProviderConfiguration {
    private static final String AUDIENCE = "localpolicy";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Bean
    SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> server.oidc(
                                oidc -> oidc.logoutEndpoint(logout -> logout.authenticationProviders(providers ->
                                        providers.forEach(ProviderConfiguration::sendBackToThisMachineOnly))))
                        .authorizationEndpoint(login -> login.authenticationProviders(
                                providers -> providers.forEach(ProviderConfiguration::sendBackToThisMachineOnly))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(LoginPage.PATH)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LoginPage.PATH),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    KnownOffices knownOffices() {
        return new KnownOffices();
    }

    @Bean
    OfficeClients offices(KnownOffices offices) {
        return new OfficeClients(offices);
    }

    @Bean
    RouterFunction<ServerResponse> loginPage(KnownOffices offices, OfficeClients clients) {
        return new LoginPage(offices, clients).routes();
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new RecentAuthorizations();
    }

    /** The gateway of this machine may listen on any port; no code and no logout is sent anywhere else. */
    private static void sendBackToThisMachineOnly(AuthenticationProvider provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider login) {
            Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> callback = request -> {
                OAuth2AuthorizationCodeRequestAuthenticationToken asked = request.getAuthentication();
                if (!isOnThisMachine(asked.getRedirectUri(), OfficeClients.CALLBACK)) {
                    throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                            new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri", null), null);
                }
            };
            login.setAuthenticationValidator(
                    callback.andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
        }
        if (provider instanceof OidcLogoutAuthenticationProvider logout) {
            logout.setAuthenticationValidator(request -> {
                OidcLogoutAuthenticationToken asked = request.getAuthentication();
                if (asked.getPostLogoutRedirectUri() != null
                        && !isOnThisMachine(asked.getPostLogoutRedirectUri(), "/")) {
                    throw new OAuth2AuthenticationException(
                            new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "post_logout_redirect_uri", null));
                }
            });
        }
    }

    private static boolean isOnThisMachine(String address, String path) {
        try {
            URI uri = new URI(String.valueOf(address));
            return THIS_MACHINE.contains(String.valueOf(uri.getHost()))
                    && path.equals(uri.getRawPath())
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Bean
    JWKSource<SecurityContext> keys(@Value("${openid.directory}") Path directory) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(directory)));
    }

    @Bean
    AuthorizationServerSettings settings(@Value("${openid.issuer}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    /**
     * The claims that every service reads in an access token: who asks, in which office, with which roles. A system is
     * its office's client; a person has chosen them on the login page.
     */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return token -> {
            if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                return;
            }
            token.getClaims().audience(List.of(AUDIENCE));
            if (token.getPrincipal().getPrincipal() instanceof LoginPage.Person person) {
                token.getClaims().claim("office", person.office()).claim("roles", List.copyOf(person.roles()));
            } else {
                token.getClaims()
                        .claim("office", token.getRegisteredClient().getClientId())
                        .claim("roles", List.copyOf(token.getAuthorizedScopes()));
            }
        };
    }

    /** The secret is public, and a demonstration takes thousands of tokens: hashing it slowly would protect nothing. */
    @Bean
    PasswordEncoder plainSecrets() {
        return new PasswordEncoder() {
            @Override
            public String encode(CharSequence secret) {
                return secret.toString();
            }

            @Override
            public boolean matches(CharSequence given, String expected) {
                return MessageDigest.isEqual(
                        given.toString().getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
