package th.localpolicy.directive.dispatch;

/** How far an office has got with a letter: the furthest step it has taken. */
public enum DispatchStatus {
    SENT,
    RECEIVED,
    ACKNOWLEDGED,
    FORWARDED,
    COMPLETED,
    CANCELLED
}
