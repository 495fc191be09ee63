package th.localpolicy.gateway.login;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a session says, as JSON of our own: who, the tokens, and the secret of the pages. No object of any library is
 * serialised, so that a session outlives an upgrade, and nothing is ever deserialised into a class that a stranger names.
 */
@Component
class SessionContent {

    /** Attributes of a session. */
    static final String PERSON = "person";

    static final String TOKENS = "tokens";
    static final String CSRF = "csrf";

    private static final String SID = "sid";

    private final JsonMapper json;

    SessionContent(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param sid the provider's name of its own session; null when it has none
     * @param idToken what the provider asks back at the logout
     */
    record Said(Instant begun, String subject, String sid, String idToken, String csrf, PersonTokens tokens) {}

    /** Null while nobody is logged in. */
    byte[] write(Map<String, Object> attributes, Instant begun) {
        OidcUser person = person(attributes);
        if (person == null || !(attributes.get(TOKENS) instanceof PersonTokens tokens)) {
            return null;
        }
        return json.writeValueAsBytes(new Said(
                begun,
                person.getSubject(),
                person.getIdToken().getClaimAsString(SID),
                person.getIdToken().getTokenValue(),
                (String) attributes.get(CSRF),
                tokens));
    }

    Said read(byte[] content) {
        return json.readValue(content, Said.class);
    }

    void into(Map<String, Object> attributes, Said said) {
        Map<String, Object> claims =
                said.sid() == null ? Map.of("sub", said.subject()) : Map.of("sub", said.subject(), SID, said.sid());
        OidcIdToken idToken = new OidcIdToken(said.idToken(), null, null, claims);
        List<GrantedAuthority> authorities = List.of(new OidcUserAuthority(idToken));
        attributes.put(
                PERSON,
                new SecurityContextImpl(new OAuth2AuthenticationToken(
                        new DefaultOidcUser(authorities, idToken), authorities, LoginProvider.ID)));
        attributes.put(TOKENS, said.tokens());
        if (said.csrf() != null) {
            attributes.put(CSRF, said.csrf());
        }
    }

    Set<String> owners(Map<String, Object> attributes) {
        OidcUser person = person(attributes);
        return person == null
                ? Set.of()
                : PersonSession.ownersOf(
                        person.getSubject(), person.getIdToken().getClaimAsString(SID));
    }

    private static OidcUser person(Map<String, Object> attributes) {
        return attributes.get(PERSON) instanceof SecurityContext context
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof OidcUser person
                ? person
                : null;
    }
}
