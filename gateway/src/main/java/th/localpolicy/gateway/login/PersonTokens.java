package th.localpolicy.gateway.login;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * What the provider gave for a person.
 *
 * @param end until when the access token is good; null when the provider does not say
 * @param refresh null when the provider renews nothing
 */
record PersonTokens(String access, Instant end, String refresh) {

    static PersonTokens of(OAuth2AuthorizedClient client) {
        OAuth2RefreshToken refresh = client.getRefreshToken();
        return new PersonTokens(
                client.getAccessToken().getTokenValue(),
                client.getAccessToken().getExpiresAt(),
                refresh == null ? null : refresh.getTokenValue());
    }

    OAuth2AuthorizedClient at(ClientRegistration provider, String subject) {
        return new OAuth2AuthorizedClient(
                provider,
                subject,
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, access, null, end),
                refresh == null ? null : new OAuth2RefreshToken(refresh, null));
    }

    @JsonIgnore
    boolean areGoodAt(Instant instant) {
        return end == null || end.isAfter(instant);
    }
}
