package th.localpolicy.identity.publicity;

import java.util.List;
import java.util.Optional;

import th.localpolicy.identity.publicity.PostAddress.Parts;

/**
 * Addresses that only lead on to another one, which they name: what a browser shows after a click inside Facebook, before
 * a login, or in a window for sharing. Officers copy them without noticing.
 */
enum Detour {
    FACEBOOK_LINK("facebook.com", "l.php", "u"),
    FACEBOOK_LOGIN("facebook.com", "login(?:\\.php)?", "next"),
    FACEBOOK_SHARER("facebook.com", "sharer(?:\\.php)?|share\\.php", "u"),
    FACEBOOK_PLUGIN("facebook.com", "plugins", "href"),
    FACEBOOK_FLOW("facebook.com", "flx", "u"),
    INSTAGRAM_LINK("l.instagram.com", "", "u"),
    YOUTUBE_LINK("youtube.com", "redirect", "q"),
    LINE_SHARE("social-plugins.line.me", "lineit", "url"),
    GOOGLE_LINK("google.com", "url", "q"),
    GOOGLE_COUNTED_LINK("google.com", "url", "url");

    private static final List<Detour> ALL = List.of(values());

    private final String site;
    private final String begin;
    private final String parameter;

    Detour(String site, String begin, String parameter) {
        this.site = site;
        this.begin = begin;
        this.parameter = parameter;
    }

    /** Where the address leads, when it is a detour and names an address of the public web; the text only grows shorter. */
    static Optional<PostAddress> targetOf(Parts parts) {
        return ALL.stream()
                .filter(detour -> detour.isThe(parts))
                .findFirst()
                .flatMap(detour -> PostAddress.of(parts.query().get(detour.parameter)));
    }

    private boolean isThe(Parts parts) {
        return (parts.host().equals(site) || parts.host().endsWith("." + site))
                && parts.segment(0).matches(begin)
                && parts.has(parameter);
    }
}
