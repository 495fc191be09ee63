package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import th.localpolicy.directive.letter.PersonalData;
import th.localpolicy.platform.thai.ThaiText;

/**
 * The lines of a scanned file as they are read: one spelling, without HTML and Markdown, without page numbers, personal
 * data masked. Every pattern here and in this package is bounded, for anything at all may be sent as a letter.
 *
 * @param cut whether the file was longer than what is read
 */
record Scan(List<Line> lines, boolean cut) {

    /** Some five hundred pages; what follows is not read. */
    static final int MOST = 1_000_000;

    /** No paragraph is longer; what is, is no letter's. */
    private static final int LONGEST_LINE = 20_000;

    /** More marks than this on one consonant are no Thai; without a bound, sorting them takes for ever. */
    private static final int MARKS = 4;

    private static final int LONGEST_CATCHWORD = 60;
    private static final char LINE_BREAK = '\uE000';

    private static final Pattern BLOCK_TAG =
            Pattern.compile("</?(?:p|br|div|tr|li|ul|ol|table|h[1-6])(?:[ /][^<>]{0,200})?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,200}>");
    private static final Pattern BULLET = Pattern.compile("^(?:[-*•●▪–>|] |#{1,6} ){1,5}");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[-–] ?[0-9๐-๙]{1,3} ?[-–]|[0-9๐-๙]{1,2}");
    private static final Pattern RULED_LINE = Pattern.compile("[-–—_=*~ |.]{3,}");
    private static final Pattern CATCHWORD = Pattern.compile("/.{1," + LONGEST_CATCHWORD + "}?(?:\\.{2,}|…)");

    /**
     * @param text as printed; empty for a blank line
     * @param folded the same, character for character, with Arabic digits
     * @param catchword whether it only announces the next page (/๓. ให้สำนักงาน...)
     */
    record Line(String text, String folded, boolean catchword) {
        boolean isBlank() {
            return text.isEmpty();
        }
    }

    static Scan of(String file) {
        var text = PersonalData.mask(tidy(withoutMarkup(readable(file))), Scan::fold);
        var lines = new ArrayList<Line>();
        for (var start = 0; start <= text.length(); ) {
            var end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            var line = bare(text.substring(start, end));
            var isCatchword = line.startsWith("/")
                    && line.length() < LONGEST_CATCHWORD + 8
                    && CATCHWORD.matcher(line).matches();
            if (!line.isEmpty() || lines.isEmpty() || !lines.getLast().isBlank()) {
                lines.add(new Line(line, fold(line), isCatchword));
            }
            start = end + 1;
        }
        return new Scan(lines, file.length() > MOST);
    }

    /** Arabic digits in every place where Thai ones stand, and where an o stands between digits; no place moves. */
    static String fold(String text) {
        var folded = ThaiText.foldDigits(text).toCharArray();
        for (var i = 1; i < folded.length; i++) {
            var isO = folded[i] == 'o' || folded[i] == 'O';
            if (isO
                    && isDigit(folded[i - 1])
                    && (i + 1 == folded.length || !Character.isLetter(folded[i + 1]) || folded[i + 1] >= 'ก')) {
                folded[i] = '0';
            }
        }
        return new String(folded);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    int size() {
        return lines.size();
    }

    Line line(int index) {
        return lines.get(index);
    }

    /** The next line with words at or after the index; the size when there is none. */
    int nextText(int index) {
        var i = index;
        while (i < size() && line(i).isBlank()) {
            i++;
        }
        return i;
    }

    /** The last line with words at or before the index; −1 when there is none. */
    int previousText(int index) {
        var i = index;
        while (i >= 0 && line(i).isBlank()) {
            i--;
        }
        return i;
    }

    private static String readable(String file) {
        var kept = new StringBuilder(file.length());
        var marks = 0;
        var onLine = 0;
        for (var i = 0; i < Math.min(file.length(), MOST); i++) {
            var c = file.charAt(i);
            marks = Character.getType(c) == Character.NON_SPACING_MARK ? marks + 1 : 0;
            if (c == '\r' && i + 1 < file.length() && file.charAt(i + 1) == '\n') {
                continue;
            }
            if (c == '\n' || c == '\r' || c == '\f' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
                kept.append('\n');
                onLine = 0;
            } else if (++onLine > LONGEST_LINE) {
                continue;
            } else if (c == '\t') {
                kept.append(' ');
            } else if (marks <= MARKS && !Character.isISOControl(c) && !Character.isSurrogate(c) && c != LINE_BREAK) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** Tags and emphasis go before personal data is masked, for the mask is made of asterisks. */
    private static String withoutMarkup(String text) {
        var plain = text;
        if (plain.indexOf('<') >= 0) {
            plain = OTHER_TAG.matcher(BLOCK_TAG.matcher(plain).replaceAll("\n")).replaceAll(" ");
        }
        if (plain.contains("**") || plain.contains("__") || plain.indexOf('`') >= 0) {
            plain = EMPHASIS.matcher(plain).replaceAll("");
        }
        return plain.replace("&nbsp;", " ").replace("&amp;", "&");
    }

    /** Normalised in one go, line breaks kept: line by line costs more than the reading. */
    private static String tidy(String text) {
        return ThaiText.normalise(text.replace('\n', LINE_BREAK)).replace(LINE_BREAK, '\n');
    }

    private static String bare(String line) {
        var stripped = line.strip();
        if (stripped.isEmpty()
                || stripped.length() < 12 && PAGE_NUMBER.matcher(stripped).matches()
                || RULED_LINE.matcher(stripped).matches()) {
            return "";
        }
        var c = stripped.charAt(0);
        if (c < 'ก' || c == '•' || c == '●') {
            stripped = BULLET.matcher(stripped).replaceFirst("");
        }
        return stripped;
    }
}
