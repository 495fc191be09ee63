package th.localpolicy.stack.openid;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Keeps the logins of people, for their codes, refreshes and logouts: the latest ones, in memory. The tokens of systems
 * are self-contained, live an hour, and are neither refreshed nor introspected here, so they are not kept.
 */
final class RecentAuthorizations implements OAuth2AuthorizationService {
    private static final int MOST = 5_000;

    private final Map<String, OAuth2Authorization> byId = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OAuth2Authorization> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            byId.put(authorization.getId(), authorization);
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        byId.remove(authorization.getId());
    }

    @Override
    public synchronized OAuth2Authorization findById(String id) {
        return byId.get(id);
    }

    @Override
    public synchronized OAuth2Authorization findByToken(String token, OAuth2TokenType type) {
        return byId.values().stream()
                .filter(authorization -> authorization.getToken(token) != null)
                .findAny()
                .orElse(null);
    }
}
