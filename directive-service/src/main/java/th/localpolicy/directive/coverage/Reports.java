package th.localpolicy.directive.coverage;

/** How an office stands with the reports that a letter asks of it. */
public enum Reports {
    /** It owes one, handed in or not. */
    EXPECTED("w.expected > 0"),
    /** One is not handed in. */
    MISSING("w.missing > 0"),
    /** One is not handed in and its day has passed. */
    OVERDUE("w.overdue > 0");

    private final String condition;

    Reports(String condition) {
        this.condition = condition;
    }

    /** Of the reports {@code w} that an office owes, as {@link Tree} names them. */
    String condition() {
        return condition;
    }
}
