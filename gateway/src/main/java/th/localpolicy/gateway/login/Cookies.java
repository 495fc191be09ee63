package th.localpolicy.gateway.login;

import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;

/**
 * The cookies of the gateway. Under https they carry the {@code __Host-} prefix: bound to this very host, sent under TLS
 * only, not to be planted by a neighbouring site.
 */
record Cookies(boolean secure) {

    static final String CSRF = "XSRF-TOKEN";

    String session() {
        return named("session");
    }

    String login() {
        return named("login");
    }

    private String named(String name) {
        return secure ? "__Host-" + name : name;
    }

    /** A cookie that no script can read. */
    ResponseCookieBuilder hidden(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax");
    }

    /** The one that the page's own script reads, to say in a header that it is the page's own. */
    ResponseCookie csrf(String token) {
        return ResponseCookie.from(CSRF, token)
                .path("/")
                .secure(secure)
                .sameSite("Strict")
                .build();
    }
}
