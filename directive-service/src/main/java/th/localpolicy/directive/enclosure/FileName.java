package th.localpolicy.directive.enclosure;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import th.localpolicy.platform.thai.ThaiText;

/** Names of files as people may give them, made safe to be saved under. */
final class FileName {

    private static final int LONGEST = 120;
    private static final Pattern PARAMETER = Pattern.compile(
            "filename\\*\\s*=\\s*UTF-8'[^']{0,20}'([^;\\s]{1,2000})|filename\\s*=\\s*\"([^\"]{1,2000})\"|filename\\s*=\\s*([^;\\s]{1,2000})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}<>:\"|?*%;`$]");

    private FileName() {}

    /** The name that a Content-Disposition header gives, as it is (RFC 6266); the extended form is preferred. */
    static Optional<String> in(String contentDisposition) {
        if (contentDisposition == null) {
            return Optional.empty();
        }
        var found = PARAMETER.matcher(contentDisposition);
        String name = null;
        while (found.find()) {
            if (found.group(1) != null) {
                return Optional.of(decoded(found.group(1)));
            }
            name = found.group(2) != null ? found.group(2) : found.group(3);
        }
        return Optional.ofNullable(name);
    }

    /** The last part of the name, without what a file system or a header could misread, ending as its type does. */
    static String safe(String given, FileType type, int n) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = ThaiText.normalise(UNSAFE.matcher(name).replaceAll(" "));
        name = name.replaceAll("^[. ]+|[. ]+$", "");
        var dot = name.lastIndexOf('.');
        var isNamed = dot > 0 && type.isNamed(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        var extension = isNamed ? name.substring(dot + 1) : type.extension();
        var stem = isNamed ? name.substring(0, dot) : name;
        if (stem.isBlank()) {
            stem = n == Letter.SCAN ? "scan" : "enclosure-" + n;
        }
        return ThaiText.normalise(stem.substring(0, Math.min(stem.length(), LONGEST))) + "." + extension;
    }

    /** As a download: for browsers of today in full, for others with what ASCII has of it (RFC 6266, RFC 8187). */
    static String attachment(String name) {
        var ascii = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String encoded(String name) {
        var out = new StringBuilder();
        for (var b : name.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return out.toString();
    }

    private static String decoded(String value) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '%' && i + 2 < value.length() && isHex(value, i + 1)) {
                bytes.write(Integer.parseInt(value, i + 1, i + 3, 16));
                i += 2;
            } else if (c < 128) {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(String value, int at) {
        return Character.digit(value.charAt(at), 16) >= 0 && Character.digit(value.charAt(at + 1), 16) >= 0;
    }
}
