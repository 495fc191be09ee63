package th.localpolicy.gateway.login;

import java.net.URI;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/** Login for people, wired into the edge's one security chain: code flow with PKCE, a session, CSRF, logout. */
@Component
public class PeopleLogin {

    private static final Logger log = LoggerFactory.getLogger(PeopleLogin.class);
    private static final Text NOT_LOGGED_IN =
            new Text("เข้าสู่ระบบไม่สำเร็จ เริ่มใหม่ที่ /login", "The login did not succeed. Begin again at /login.");
    private static final Text NOT_THIS_PAGE = new Text(
            "ต้องส่งค่า csrf จาก /api/me ในส่วนหัว X-XSRF-TOKEN",
            "The X-XSRF-TOKEN header must carry the csrf value of /api/me.");

    private final LoginProvider provider;
    private final LoginStart start;
    private final PendingLogins pending;
    private final TokensOfSessions tokensOfSessions;
    private final Logout logout;
    private final SessionContext sessions;

    PeopleLogin(
            LoginProvider provider,
            LoginStart start,
            PendingLogins pending,
            TokensOfSessions tokensOfSessions,
            Logout logout,
            GatewaySettings settings) {
        this.provider = provider;
        this.start = start;
        this.pending = pending;
        this.tokensOfSessions = tokensOfSessions;
        this.logout = logout;
        this.sessions = new SessionContext(new Cookies(settings.login().secureCookies()));
    }

    public void into(ServerHttpSecurity http) {
        Csrf csrf = new Csrf(sessions);
        http.securityContextRepository(sessions)
                .oauth2Login(login -> login.clientRegistrationRepository(provider)
                        .authorizationRequestResolver(start)
                        .authorizationRequestRepository(pending)
                        .authorizedClientRepository(tokensOfSessions)
                        .securityContextRepository(sessions)
                        .loginPage(LoginStart.PATH)
                        .authenticationSuccessHandler((exchange, person) -> goOn(exchange))
                        .authenticationFailureHandler((exchange, why) -> refuse(why)))
                .csrf(defence -> defence.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(csrf)
                        .requireCsrfProtectionMatcher(csrf)
                        .accessDeniedHandler((exchange, denied) ->
                                Mono.error(new Refusal(ProblemType.CROSS_SITE_REQUEST, NOT_THIS_PAGE))))
                .logout(end -> end.requiresLogout(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, Logout.PATH))
                        .logoutHandler(Logout.here())
                        .logoutSuccessHandler(logout));
    }

    private static Mono<Void> goOn(WebFilterExchange exchange) {
        ServerHttpResponse response = exchange.getExchange().getResponse();
        response.setStatusCode(HttpStatus.SEE_OTHER);
        response.getHeaders()
                .setLocation(URI.create(exchange.getExchange().getAttributeOrDefault(PendingLogins.DESTINATION, "/")));
        response.getHeaders().setCacheControl("no-store");
        return response.setComplete();
    }

    private static Mono<Void> refuse(AuthenticationException why) {
        log.info("login refused: {}", why.getMessage());
        return Mono.error(Refusal.in(why).orElseGet(() -> new Refusal(ProblemType.UNAUTHENTICATED, NOT_LOGGED_IN)));
    }
}
