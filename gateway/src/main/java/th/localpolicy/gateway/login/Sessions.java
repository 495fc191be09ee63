package th.localpolicy.gateway.login;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.gateway.vault.Vault;
import th.localpolicy.gateway.vault.Vaults;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * The sessions of people who have logged in, found again by a cookie: in this gateway's memory, a bounded number of them,
 * or in a Redis, where they outlive this gateway and belong to all gateways. Nobody else gets a session.
 */
@Configuration(proxyBeanMethods = false)
class Sessions {

    @Bean
    Store sessionStore(Vaults vaults, SessionContent contents, GatewaySettings settings) {
        return new Store(
                vaults.bounded("session", settings.login().sessions()), contents, settings.login(), Clock.systemUTC());
    }

    @Bean
    WebSessionManager webSessionManager(Store store, GatewaySettings settings) {
        boolean secure = settings.login().secureCookies();
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName(new Cookies(secure).session());
        cookie.addCookieInitializer(
                made -> made.path("/").httpOnly(true).secure(secure).sameSite("Lax"));
        DefaultWebSessionManager manager = new DefaultWebSessionManager();
        manager.setSessionStore(store);
        manager.setSessionIdResolver(cookie);
        return manager;
    }

    static final class Store implements WebSessionStore {

        private static final Logger log = LoggerFactory.getLogger(Sessions.class);
        private static final Duration LATER = Duration.ofSeconds(5);
        private static final Text OUT_OF_REACH = new Text(
                "อ่านหรือบันทึกการเข้าสู่ระบบไม่ได้ในขณะนี้ ผู้ที่เข้าสู่ระบบอยู่ยังไม่ได้ออกจากระบบ ลองใหม่ตามเวลาใน Retry-After",
                "Logins cannot be looked up or kept now. Nobody is logged out; try again after Retry-After.");

        private final Vault vault;
        private final SessionContent contents;
        private final GatewaySettings.Login login;
        private final Clock clock;

        Store(Vault vault, SessionContent contents, GatewaySettings.Login login, Clock clock) {
            this.vault = vault;
            this.contents = contents;
            this.login = login;
            this.clock = clock;
        }

        @Override
        public Mono<WebSession> createWebSession() {
            return Mono.fromSupplier(() -> new PersonSession(vault, contents, login, clock));
        }

        /** A session that cannot be looked up is an outage: taken for none, it would cost the person the login. */
        @Override
        public Mono<WebSession> retrieveSession(String id) {
            return vault.open(id, login.idle())
                    .onErrorMap(Store::outage)
                    .map(kept -> PersonSession.of(id, kept, vault, contents, login, clock))
                    .flatMap(session ->
                            session.isExpired() ? session.invalidate().then(Mono.empty()) : Mono.just(session));
        }

        @Override
        public Mono<Void> removeSession(String id) {
            return vault.remove(id).onErrorMap(Store::outage);
        }

        /** Done when it was looked up. */
        @Override
        public Mono<WebSession> updateLastAccessTime(WebSession session) {
            return Mono.just(session);
        }

        boolean isFull() {
            return vault.isFull();
        }

        /** Ends all sessions of the provider's own session, or of an account. */
        Mono<Void> endOf(String owner) {
            return vault.removeAll(owner).onErrorMap(Store::outage);
        }

        static Throwable outage(Throwable error) {
            log.warn("Sessions are out of reach: {}", error.toString());
            return Refusal.unavailable(OUT_OF_REACH, LATER, error);
        }
    }
}
