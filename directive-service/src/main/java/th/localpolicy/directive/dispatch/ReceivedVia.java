package th.localpolicy.directive.dispatch;

/** The road by which a letter reached an office. */
public enum ReceivedVia {
    SYSTEM,
    PAPER,
    EMAIL,
    LINE
}
