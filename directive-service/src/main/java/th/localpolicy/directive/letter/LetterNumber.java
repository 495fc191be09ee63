package th.localpolicy.directive.letter;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import th.localpolicy.platform.thai.ThaiText;

/**
 * The number of an official letter (regulation, clause 32): the issuer's letters, the unit's code, ว for a circular and the
 * running number. Normal form {@code สร 0017.2/ว 12}: leading zeros stay in the code, not in the running number. Orders
 * have {@code 12/2568}, the running number and the year.
 */
public record LetterNumber(
        String issuer, String committee, String unit, boolean circular, String running, String year) {

    /** The form behind ที่, on text with folded digits; groups 1–7. */
    public static final String FORM = "([ก-ฮ]{2,4}) ?\\.? ?(?:\\(([^()\\n]{1,30})\\) ?)?"
            + "([0-9]{3,5}(?: ?\\.{1,2} ?[0-9]{1,3}){0,3}(?:/[0-9]{1,2})?)"
            + "(?: ?/ ?(ว ?\\.?)? ?| ?(ว) ?\\.? ?)"
            + "([0-9]{1,6})(?![0-9])(?:/([0-9]{4}))?";

    public static final Pattern NUMBER = Pattern.compile(FORM);

    /** ที่ as it stands before a number; its tone mark is often lost. */
    public static final String AT = "(?:ท[ีิ]่?|ที)";

    /** An order's number; only behind คำสั่ง and its like. */
    public static final Pattern ORDER =
            Pattern.compile("(?<![0-9/])" + AT + " ?([0-9]{1,5}) ?/ ?(2[4-6][0-9]{2})(?![0-9])");

    private static final Pattern PREFIX = Pattern.compile("^(?:ด่วน ?(?:ที่สุด|มาก)? ?)?(?:" + AT + " ?)?");
    private static final Pattern PLAIN_ORDER = Pattern.compile("([0-9]{1,5}) ?/ ?(2[4-6][0-9]{2})");

    public static Optional<LetterNumber> of(String folded) {
        var found = NUMBER.matcher(folded);
        return found.find() ? Optional.of(of(found)) : Optional.empty();
    }

    public static LetterNumber of(MatchResult found) {
        var unit = found.group(3).replace(" ", "").replace("..", ".");
        var running = found.group(6).replaceFirst("^0+(?=.)", "");
        var circular = found.group(4) != null || found.group(5) != null;
        var bare = unit.length() < 4 && !unit.contains(".") && !circular;
        if (bare && running.length() == 4 && running.compareTo("2400") >= 0 && running.compareTo("2700") <= 0) {
            // สลก 963/2558 is the 963rd of the year 2558, not the 2,558th of unit 963.
            return new LetterNumber(
                    found.group(1), found.group(2), "", false, unit.replaceFirst("^0+(?=.)", ""), running);
        }
        return new LetterNumber(found.group(1), found.group(2), unit, circular, running, found.group(7));
    }

    public static LetterNumber ofOrder(MatchResult found) {
        return new LetterNumber("", null, "", false, found.group(1).replaceFirst("^0+(?=.)", ""), found.group(2));
    }

    public LetterNumber by(String otherIssuer) {
        return new LetterNumber(otherIssuer, committee, unit, circular, running, year);
    }

    /** Whether both number letters of the same series. */
    public boolean sameSeries(LetterNumber other) {
        return issuer.equals(other.issuer)
                && unit.equals(other.unit)
                && circular == other.circular
                && year == null
                && other.year == null;
    }

    public String normal() {
        var text = new StringBuilder(issuer);
        if (committee != null) {
            text.append(" (").append(committee.strip()).append(')');
        }
        text.append(text.isEmpty() ? "" : " ");
        if (!unit.isEmpty()) {
            text.append(unit).append('/');
        }
        text.append(circular ? "ว " : "").append(running);
        return year == null ? text.toString() : text.append('/').append(year).toString();
    }

    /**
     * The number that is all there is of a text: in any digits and spacing, behind ที่ or an urgency or not. Empty when it is
     * not the number of a letter or an order.
     */
    public static Optional<LetterNumber> parse(String text) {
        var folded =
                PREFIX.matcher(ThaiText.foldDigits(ThaiText.normalise(text))).replaceFirst("");
        var letter = NUMBER.matcher(folded);
        if (letter.matches()) {
            return Optional.of(of(letter));
        }
        var order = PLAIN_ORDER.matcher(folded);
        return order.matches() ? Optional.of(ofOrder(order)) : Optional.empty();
    }

    /** The number in its normal form, or the text itself where it is none. */
    public static String normalise(String text) {
        return parse(text).map(LetterNumber::normal).orElseGet(() -> ThaiText.normalise(text));
    }
}
