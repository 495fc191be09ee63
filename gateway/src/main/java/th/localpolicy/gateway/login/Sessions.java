package th.localpolicy.gateway.login;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionManager;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;

/**
 * The sessions of people who have logged in: in this gateway's memory, a bounded number of them, found again by a cookie.
 * Nobody else gets a session. Several gateways need a balancer that keeps a person at one of them.
 */
@Configuration(proxyBeanMethods = false)
class Sessions {

    @Bean
    Store sessionStore(GatewaySettings settings) {
        return new Store(settings.login());
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

    /** The tokens stay in the session, so that they end with it. */
    @Bean
    ServerOAuth2AuthorizedClientRepository tokensOfSessions() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    static final class Store extends InMemoryWebSessionStore {

        private final GatewaySettings.Login login;

        Store(GatewaySettings.Login login) {
            this.login = login;
            setMaxSessions(login.sessions());
        }

        @Override
        public Mono<WebSession> createWebSession() {
            return super.createWebSession().doOnNext(session -> session.setMaxIdleTime(login.idle()));
        }

        boolean isFull() {
            if (getSessions().size() >= login.sessions()) {
                removeExpiredSessions();
            }
            return getSessions().size() >= login.sessions();
        }
    }
}
