package th.localpolicy.directive.intake;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The number of an official letter (regulation, clause 32): the issuer's letters, the unit's code, ว for a circular and the
 * running number. Normal form {@code สร 0017.2/ว 12}: leading zeros stay in the code, not in the running number. Orders
 * have {@code 12/2568}, the running number and the year.
 */
record LetterNumber(String issuer, String committee, String unit, boolean circular, String running, String year) {

    /** The form behind ที่, on text with folded digits; groups 1–7. */
    static final String FORM = "([ก-ฮ]{2,4}) ?\\.? ?(?:\\(([^()\\n]{1,30})\\) ?)?"
            + "([0-9]{3,5}(?: ?\\.{1,2} ?[0-9]{1,3}){0,3}(?:/[0-9]{1,2})?)"
            + "(?: ?/ ?(ว ?\\.?)? ?| ?(ว) ?\\.? ?)"
            + "([0-9]{1,6})(?![0-9])(?:/([0-9]{4}))?";

    static final Pattern NUMBER = Pattern.compile(FORM);

    /** ที่ as it stands before a number; its tone mark is often lost. */
    static final String AT = "(?:ท[ีิ]่?|ที)";

    /** An order's number; only behind คำสั่ง and its like. */
    static final Pattern ORDER = Pattern.compile("(?<![0-9/])" + AT + " ?([0-9]{1,5}) ?/ ?(2[4-6][0-9]{2})(?![0-9])");

    static Optional<LetterNumber> of(String folded) {
        var found = NUMBER.matcher(folded);
        return found.find() ? Optional.of(of(found)) : Optional.empty();
    }

    static LetterNumber of(MatchResult found) {
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

    static LetterNumber ofOrder(MatchResult found) {
        return new LetterNumber("", null, "", false, found.group(1).replaceFirst("^0+(?=.)", ""), found.group(2));
    }

    LetterNumber by(String otherIssuer) {
        return new LetterNumber(otherIssuer, committee, unit, circular, running, year);
    }

    /** Whether both number letters of the same series. */
    boolean sameSeries(LetterNumber other) {
        return issuer.equals(other.issuer)
                && unit.equals(other.unit)
                && circular == other.circular
                && year == null
                && other.year == null;
    }

    String normal() {
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
}
