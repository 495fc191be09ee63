package th.localpolicy.directive.coverage;

/** How far an office has come with a letter, at least; reports beside it. The columns of the coverage. */
public enum Reached {
    SENT("true"),
    RECEIVED("o.received"),
    ACKNOWLEDGED("o.acknowledged"),
    FORWARDED("o.forwarded"),
    COMPLETED("o.completed"),
    REPORTED("r.reporter is not null");

    private final String condition;

    Reached(String condition) {
        this.condition = condition;
    }

    /** Of an office {@code o} and its reports {@code r}, as {@link Tree} names them. */
    String condition() {
        return condition;
    }
}
