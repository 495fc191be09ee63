package th.localpolicy.directive.coverage;

/** How far an office has come with a letter, at least; reports beside it. The columns of the coverage. */
public enum Reached {
    SENT("true", "false"),
    RECEIVED("o.received", "not o.received"),
    ACKNOWLEDGED("o.acknowledged", "not o.acknowledged"),
    FORWARDED("o.forwarded", "o.is_to_forward and not o.forwarded"),
    COMPLETED("o.completed", "o.is_to_complete and not o.completed"),
    REPORTED("o.reported", "o.reports_missing > 0");

    private final String condition;
    private final String opposite;

    Reached(String condition, String opposite) {
        this.condition = condition;
        this.opposite = opposite;
    }

    /** Of an office {@code o}, as {@link Tree} names it. */
    String condition() {
        return condition;
    }

    /** Of an office of which it is wanted and that has not come so far; nothing is wanted of who has nobody below. */
    String opposite() {
        return opposite;
    }
}
