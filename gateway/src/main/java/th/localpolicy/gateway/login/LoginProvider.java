package th.localpolicy.gateway.login;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * The OpenID provider as the place where people log in, found by discovery when the first of them does, so that the
 * gateway starts without it. Nothing about a person is asked for but the account id.
 */
@Component
class LoginProvider implements ReactiveClientRegistrationRepository {

    static final String ID = "localpolicy";
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(LoginProvider.class);
    private static final Duration LATER = Duration.ofSeconds(5);
    private static final Text OUT_OF_REACH = new Text(
            "เข้าสู่ระบบไม่ได้ในขณะนี้ เพราะติดต่อผู้ให้บริการยืนยันตัวตนไม่ได้",
            "Login is not possible now: the OpenID provider is out of reach.");

    private final AtomicReference<ClientRegistration> known = new AtomicReference<>();
    private final Mono<ClientRegistration> discovering;

    LoginProvider(
            GatewaySettings settings, @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer) {
        this.discovering = Mono.fromCallable(() -> discovered(issuer, settings.login()))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .onErrorMap(LoginProvider::outage)
                .doOnNext(known::set);
    }

    private static ClientRegistration discovered(String issuer, GatewaySettings.Login login) {
        String root = login.url() == null || login.url().toString().isEmpty()
                ? "{baseUrl}"
                : login.url().toString();
        return ClientRegistrations.fromOidcIssuerLocation(issuer)
                .registrationId(ID)
                .clientId(login.clientId())
                .clientSecret(login.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope(OidcScopes.OPENID)
                .userInfoUri(null)
                .redirectUri((root.endsWith("/") ? root.substring(0, root.length() - 1) : root)
                        + "/login/oauth2/code/{registrationId}")
                .build();
    }

    /** Whatever keeps a login or a refresh from being done, but a refusal by the provider itself. */
    static Throwable outage(Throwable error) {
        log.warn("OpenID provider: {}", error.toString());
        return Refusal.in(error)
                .<Throwable>map(known -> known)
                .orElseGet(() -> Refusal.unavailable(OUT_OF_REACH, LATER, error));
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return ID.equals(id) ? Mono.justOrEmpty(known.get()).switchIfEmpty(discovering) : Mono.empty();
    }
}
