package th.localpolicy.directive.coverage;

/**
 * How an office stands with the reports that a letter asks of it. The conditions hold of a null too: thereby the join stays an
 * outer one, and the planner hashes it in a table without statistics, where it would loop for seconds over an inner one.
 */
public enum Reports {
    /** It owes one, handed in or not. */
    EXPECTED("coalesce(w.expected, 0) > 0"),
    /** One is not handed in. */
    MISSING("coalesce(w.missing, 0) > 0"),
    /** One is not handed in and its day has passed. */
    OVERDUE("coalesce(w.overdue, 0) > 0");

    private final String condition;

    Reports(String condition) {
        this.condition = condition;
    }

    /** Of the reports {@code w} that an office owes, as {@link Tree} names them. */
    String condition() {
        return condition;
    }
}
