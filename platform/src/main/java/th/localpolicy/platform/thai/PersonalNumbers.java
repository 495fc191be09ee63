package th.localpolicy.platform.thai;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers that belong to a person: of mobile telephones and of identity cards (Personal Data Protection Act 2562). Offices'
 * own telephones are none. Officers write them into free text, and what everybody reads must not carry them.
 */
public final class PersonalNumbers {

    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9])(?:\\+ ?66|[0o])[ .–-]{0,3}[689](?:[ .–-]{0,3}[0-9]){8}(?![0-9])");

    private static final Pattern IDENTITY_CARD =
            Pattern.compile("(?<![0-9])[0-9][ -]?[0-9]{4}[ -]?[0-9]{5}[ -]?[0-9]{2}[ -]?[0-9](?![0-9])");

    private PersonalNumbers() {}

    /** The text with all but the first two digits of each such number as {@code x}; null stays null. */
    public static String mask(String text) {
        return text == null ? null : mask(text, ThaiText.foldDigits(text));
    }

    /** @param folded the same text, sign for sign, with its digits as ASCII digits: where the numbers are looked for */
    public static String mask(String text, String folded) {
        var masked = new StringBuilder(text);
        for (var pattern : List.of(MOBILE, IDENTITY_CARD)) {
            var found = pattern.matcher(folded);
            while (found.find()) {
                // The last digits go; the first show that a mobile's number stood here.
                var kept = 0;
                for (var i = found.start(); i < found.end(); i++) {
                    if (Character.isLetterOrDigit(masked.charAt(i)) && ++kept > 2) {
                        masked.setCharAt(i, 'x');
                    }
                }
            }
        }
        return masked.toString();
    }
}
