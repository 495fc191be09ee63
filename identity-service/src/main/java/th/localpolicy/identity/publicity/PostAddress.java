package th.localpolicy.identity.publicity;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of a post, in its one canonical form: without mobile hosts, tracking parameters and fragments, and for the
 * known platforms in the shape the platform itself gives it. Read from the text alone; no address is ever fetched, so a
 * short link stays what it is.
 *
 * @param url the canonical address
 * @param key what makes two addresses the same post, where the platform numbers its posts its number
 */
record PostAddress(Platform platform, String url, String key) {

    private static final int LONGEST = 2048;
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    /** What browsers send though RFC 3986 does not allow it, such as the brackets of Facebook's {@code __cft__[0]}. */
    private static final Pattern NOT_IN_AN_ADDRESS = Pattern.compile("[\"<>\\[\\]\\\\^`{|}]");

    private static final Pattern MOBILE = Pattern.compile("^(?:(?:www|m|mobile)\\.)+(?=[^.]+\\.)");

    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "li_fat_id",
            "igshid",
            "igsh",
            "mibextid",
            "sfnsn",
            "extid",
            "rdid",
            "share_url",
            "ref",
            "ref_src",
            "ref_url",
            "refsrc",
            "refid",
            "source",
            "si",
            "feature",
            "mc_cid",
            "mc_eid",
            "_ga",
            "_gl",
            "spm",
            "scrlybrkr",
            "wtsid",
            "hc_ref",
            "fref",
            "paipv",
            "eav",
            "is_from_webapp",
            "sender_device",
            "sender_web_id",
            "web_id",
            "is_copy_url",
            "_r",
            "_t",
            "share_app_id",
            "share_link_id",
            "share_item_id",
            "u_code",
            "tt_from",
            "openexternalbrowser");
    private static final List<String> TRACKING_FAMILIES = List.of("utm_", "__cft__", "__tn__", "__xts__", "notif_");

    /** Empty when the text is no address of a page on the public web by http or https. */
    static Optional<PostAddress> of(String text) {
        return parsed(text).flatMap(PostAddress::of);
    }

    /** An address taken apart. The host is small and in ASCII, the query decoded and in order. */
    record Parts(String host, List<String> path, Map<String, String> query) {

        String segment(int number) {
            return number < path.size() ? path.get(number) : "";
        }

        String last() {
            return path.isEmpty() ? "" : path.getLast();
        }

        boolean has(String parameter) {
            return !query.getOrDefault(parameter, "").isBlank();
        }
    }

    private static Optional<PostAddress> of(Parts parts) {
        if (parts.path().isEmpty() && parts.query().isEmpty()) {
            return Optional.empty();
        }
        var target = Detour.targetOf(parts);
        if (target.isPresent()) {
            return target;
        }
        var platform = Platform.of(hostName(parts.host()));
        var known =
                switch (platform) {
                    case FACEBOOK -> FacebookAddress.of(parts);
                    case TIKTOK -> ShortAddress.ofTikTok(parts);
                    case YOUTUBE -> ShortAddress.ofYouTube(parts);
                    case INSTAGRAM -> ShortAddress.ofInstagram(parts);
                    case X -> ShortAddress.ofX(parts);
                    case LINE -> ShortAddress.ofLine(parts);
                    case OTHER -> Optional.<PostAddress>empty();
                };
        return Optional.of(known.orElseGet(() -> general(platform, parts)))
                .filter(address -> address.url().length() <= LONGEST);
    }

    private static Optional<Parts> parsed(String text) {
        try {
            var escaped = NOT_IN_AN_ADDRESS
                    .matcher(text)
                    .replaceAll(sign -> "%%%02X".formatted((int) sign.group().charAt(0)));
            var uri = new URI(escaped).normalize();
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if ((!scheme.equals("http") && !scheme.equals("https")) || uri.getRawAuthority() == null) {
                return Optional.empty();
            }
            var host = host(uri.getRawAuthority().toLowerCase(Locale.ROOT), scheme);
            return HOST.matcher(hostName(host)).matches()
                    ? Optional.of(new Parts(host, path(uri), query(uri)))
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // whatever it is, it is no address
        }
    }

    /** Host and port in ASCII; the scheme's own port is none. A name or password before the host leaves an {@code @} in it. */
    private static String host(String authority, String scheme) {
        var own = scheme.equals("http") ? ":80" : ":443";
        var host = authority.endsWith(own) ? authority.substring(0, authority.length() - own.length()) : authority;
        return IDN.toASCII(host.replaceFirst("\\.$", "").replaceFirst("\\.(?=:[0-9]+$)", ""))
                .toLowerCase(Locale.ROOT);
    }

    private static String hostName(String host) {
        return host.replaceFirst(":[0-9]{1,5}$", "");
    }

    private static List<String> path(URI uri) {
        return Arrays.stream(ascii(uri.getRawPath()).split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static Map<String, String> query(URI uri) {
        var query = new TreeMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&")) {
                var parts = pair.split("=", 2);
                if (!parts[0].isEmpty()) {
                    query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
                }
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Percent signs in one spelling only: large digits, and none for what needs none. */
    private static String ascii(String rawPath) {
        if (rawPath == null) {
            return "";
        }
        return ESCAPE.matcher(URI.create("x:/." + rawPath).toASCIIString().substring(4))
                .replaceAll(escape -> {
                    var sign = (char) Integer.parseInt(escape.group(1), 16);
                    return sign < 0x80 && (Character.isLetterOrDigit(sign) || "-._~".indexOf(sign) >= 0)
                            ? String.valueOf(sign)
                            : "%" + escape.group(1).toUpperCase(Locale.ROOT);
                });
    }

    private static PostAddress general(Platform platform, Parts parts) {
        var host = platform.site().orElseGet(() -> MOBILE.matcher(parts.host()).replaceFirst(""));
        var query = parts.query().entrySet().stream()
                .filter(parameter -> !isTracking(parameter.getKey().toLowerCase(Locale.ROOT)))
                .map(parameter -> encoded(parameter.getKey())
                        + (parameter.getValue().isEmpty() ? "" : "=" + encoded(parameter.getValue())))
                .collect(Collectors.joining("&"));
        var rest = host + "/" + String.join("/", parts.path()) + (query.isEmpty() ? "" : "?" + query);
        return new PostAddress(platform, "https://" + rest, rest);
    }

    private static boolean isTracking(String parameter) {
        return TRACKING.contains(parameter) || TRACKING_FAMILIES.stream().anyMatch(parameter::startsWith);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
