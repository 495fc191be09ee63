package th.localpolicy.gateway.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request's path as the log may have it: the words of the API, and ids and codes, which hold a digit. Whatever else a
 * client has typed there, a name for one, or a number as long as that of a telephone, is a star.
 */
public final class LoggedPath {

    private static final int LONGEST = 300;
    private static final String DOCUMENT = "/joined/localpolicy.yaml";
    private static final Pattern PATH_IN_DOCUMENT = Pattern.compile(" {2}\"?(/[^\"]+)\"?:");
    private static final Pattern ID = Pattern.compile("(?=.*[0-9])[A-Za-z0-9-]{1,40}");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9][0-9-]{7,}");

    /** What the gateway itself answers under. */
    private static final Set<String> OWN = Set.of(
            "api",
            "me",
            "health",
            "openapi",
            "problems",
            "login",
            "logout",
            "back-channel",
            "oauth2",
            "code",
            "localpolicy",
            "actuator",
            "readiness",
            "liveness");

    private static final Set<String> WORDS = words();

    private LoggedPath() {}

    public static String of(String rawPath) {
        String shown = Arrays.stream(rawPath.split("/", -1))
                .map(segment -> isShown(segment) ? segment : "*")
                .collect(Collectors.joining("/"));
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }

    private static boolean isShown(String segment) {
        return segment.isEmpty()
                || WORDS.contains(segment)
                || (ID.matcher(segment).matches()
                        && !LONG_NUMBER.matcher(segment).matches());
    }

    /** Every fixed word of a path in the document of the whole API. */
    private static Set<String> words() {
        try (InputStream bytes = LoggedPath.class.getResourceAsStream(DOCUMENT);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return Stream.concat(
                            OWN.stream(),
                            lines.lines()
                                    .map(PATH_IN_DOCUMENT::matcher)
                                    .filter(path -> path.matches())
                                    .flatMap(path -> Arrays.stream(path.group(1).split("/")))
                                    .filter(word -> !word.isEmpty() && !word.startsWith("{")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
