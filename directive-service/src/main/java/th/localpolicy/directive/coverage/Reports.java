package th.localpolicy.directive.coverage;

/** How an office stands with the reports that a letter asks of it. */
public enum Reports {
    /** It owes one, handed in or not. */
    EXPECTED("o.reports_expected > 0"),
    /** One is not handed in. */
    MISSING("o.reports_missing > 0"),
    /** One is not handed in and its day has passed. */
    OVERDUE("o.reports_overdue > 0");

    private final String condition;

    Reports(String condition) {
        this.condition = condition;
    }

    /** Of an office {@code o}, as {@link Tree} names it. */
    String condition() {
        return condition;
    }
}
