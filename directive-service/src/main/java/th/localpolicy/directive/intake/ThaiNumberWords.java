package th.localpolicy.directive.intake;

import java.util.List;
import java.util.OptionalInt;

/** Numbers in words up to 999, as orders and regulations write their times (ภายในสามสิบวัน). */
final class ThaiNumberWords {

    private static final List<String> DIGITS =
            List.of("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า");

    private static final String DIGIT = "(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ยี่|เอ็ด)";

    /** Up to five words, one after the other. */
    static final String FORM = "(?:" + DIGIT + "|สิบ|ร้อย){1,5}";

    private ThaiNumberWords() {}

    /** The number; empty when the words are no number. */
    static OptionalInt value(String words) {
        var total = 0;
        var digit = 0;
        for (var at = 0; at < words.length(); ) {
            if (words.startsWith("ร้อย", at) || words.startsWith("สิบ", at)) {
                var hundred = words.startsWith("ร้อย", at);
                total += Math.max(1, digit) * (hundred ? 100 : 10);
                digit = 0;
                at += hundred ? 4 : 3;
                continue;
            }
            var word = word(words, at);
            if (word == null || digit != 0) {
                return OptionalInt.empty();
            }
            digit = word.equals("ยี่") ? 2 : word.equals("เอ็ด") ? 1 : DIGITS.indexOf(word) + 1;
            at += word.length();
        }
        return OptionalInt.of(total + digit);
    }

    private static String word(String words, int at) {
        for (var word : DIGITS) {
            if (words.startsWith(word, at)) {
                return word;
            }
        }
        return words.startsWith("ยี่", at) ? "ยี่" : words.startsWith("เอ็ด", at) ? "เอ็ด" : null;
    }
}
