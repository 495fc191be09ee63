package th.localpolicy.directive.letter;

/**
 * What makes a letter's number its own: within one issuer the unit's code, whether it is a circular, the running number and
 * the calendar year of the letter's date, never the string alone.
 *
 * @param number the normal form
 * @param series the unit's code, with its committee; the kind of letter where the number has no unit, as orders have none
 */
record NumberKey(String number, String series, boolean circular, int running, int year) {

    static NumberKey of(LetterNumber number, Kind kind, int year) {
        var committee =
                number.committee() == null ? "" : "(" + number.committee().strip() + ") ";
        return new NumberKey(
                number.normal(),
                number.unit().isEmpty() ? kind.name() : committee + number.unit(),
                number.circular(),
                Integer.parseInt(number.running()),
                year);
    }
}
