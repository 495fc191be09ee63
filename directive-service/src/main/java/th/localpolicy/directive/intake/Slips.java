package th.localpolicy.directive.intake;

/** How far a word as it was scanned is from a word that there is. */
final class Slips {

    private Slips() {}

    /** Characters to put in, leave out or exchange to get from one word to the other; {@code limit} when it is that or more. */
    static int between(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        var before = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var exchanged = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return Math.min(before[b.length()], limit);
    }

    /**
     * How many characters of {@code scanned} must go for it to begin with {@code word}: a scan sees a letter or a mark
     * twice, or sees dirt as one. 0 when it begins with it already, −1 when more than {@code most} would have to go.
     */
    static int extraBefore(String scanned, String word, int most) {
        var extra = 0;
        var i = 0;
        for (var j = 0; j < word.length(); i++) {
            if (i >= scanned.length() || extra > most) {
                return -1;
            }
            if (scanned.charAt(i) == word.charAt(j)) {
                j++;
            } else {
                extra++;
            }
        }
        return extra > most ? -1 : extra;
    }
}
