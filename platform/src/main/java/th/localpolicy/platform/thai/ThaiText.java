package th.localpolicy.platform.thai;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one spelling under which Thai text is stored and compared. The same word reaches us in several encodings (a sara am
 * taken apart by NFKC, invisible spaces from LINE and Word, marks typed in another order); readers see no difference, a
 * database does.
 */
public final class ThaiText {

    /** Matches a text of one line that a database and a log can hold: no control character, no half of a character. */
    public static final String LINE = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*";

    /** Matches a text of several lines. */
    public static final String PARAGRAPHS = "(?:[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]|\\n)*+";

    /** Zero-width space, non-joiner and joiner, byte order mark, soft hyphen, word joiner, direction marks. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B-\\u200F\\u2060\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\u00AD]");

    private static final Pattern ANY_SPACE =
            Pattern.compile("[\\s\\u0085\\u2028\\u2029\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");

    /** Nikhahit and sara aa, with tone marks between them or none, are one sara am. */
    private static final Pattern SARA_AM_APART = Pattern.compile("\\u0E4D([\\u0E48-\\u0E4B]*)\\u0E32");

    /** A sara am among its tone marks; it stands behind them. */
    private static final Pattern SARA_AM_AND_TONES = Pattern.compile("[\\u0E33\\u0E48-\\u0E4B]{2,}");

    /** The marks of one consonant; the vowels under or above it stand before its tone and other signs. */
    private static final Pattern MARKS = Pattern.compile("[\\u0E31\\u0E34-\\u0E3A\\u0E47-\\u0E4C]{2,}");

    private static final Pattern DOUBLE_SARA_E = Pattern.compile("\\u0E40\\u0E40");

    /** The same vowel, tone or sign twice on one consonant is a slip of the keyboard. */
    private static final Pattern REPEATED_MARK = Pattern.compile("([\\u0E31\\u0E34-\\u0E3A\\u0E47-\\u0E4E])\\1+");

    private ThaiText() {}

    /**
     * The canonical form: NFC, sara am joined, marks in order and once, nothing invisible, single spaces, no space at
     * the ends. ๆ and ฯ stay. Doing it twice changes nothing more.
     */
    public static String normalise(String text) {
        var s = INVISIBLE.matcher(text).replaceAll("");
        // One repair can uncover the next slip; each only shortens the text or sorts marks, so this comes to an end.
        for (var before = ""; !before.equals(s); ) {
            before = s;
            s = repaired(s);
        }
        return ANY_SPACE.matcher(s).replaceAll(" ").strip();
    }

    private static String repaired(String text) {
        var s = Normalizer.normalize(text, Normalizer.Form.NFC);
        s = SARA_AM_APART.matcher(s).replaceAll("$1\u0E33");
        s = SARA_AM_AND_TONES.matcher(s).replaceAll(run -> sorted(run, mark -> mark != '\u0E33'));
        s = MARKS.matcher(s).replaceAll(run -> sorted(run, mark -> mark < '\u0E47'));
        s = DOUBLE_SARA_E.matcher(s).replaceAll("\u0E41");
        return REPEATED_MARK.matcher(s).replaceAll("$1");
    }

    /** The marks of a run in their order, those that stand first before the others. */
    private static String sorted(MatchResult run, IntPredicate standsFirst) {
        var first = new StringBuilder();
        var then = new StringBuilder();
        run.group().chars().forEach(mark -> (standsFirst.test(mark) ? first : then).append((char) mark));
        return first.append(then).toString();
    }

    /** The canonical form of a text of several lines; its line breaks stay, as line feeds. */
    public static String normaliseLines(String text) {
        return text.lines()
                .map(ThaiText::normalise)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Thai digits as ASCII digits, so that ๑๒๕๐๙ and 12509 are the same number. Everything else stays. */
    public static String foldDigits(String text) {
        var folded = new StringBuilder(text.length());
        text.chars().map(c -> c >= '๐' && c <= '๙' ? c - '๐' + '0' : c).forEach(c -> folded.append((char) c));
        return folded.toString();
    }

    /** The form in which text is searched: canonical, digits folded, Latin letters small. */
    public static String searchKey(String text) {
        return foldDigits(normalise(text)).toLowerCase(Locale.ROOT);
    }
}
