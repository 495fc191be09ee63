package th.localpolicy.reporting.obligation;

/** How far an obligation is answered. */
public enum ObligationStatus {
    OPEN,
    SUBMITTED,
    /** Sent back to be corrected. */
    RETURNED,
    ACCEPTED,
    /** Not answered and past its day; never stored, it is what OPEN looks like from the next day in Bangkok on. */
    OVERDUE,
    /** The letter was cancelled, or amended so that nobody asks for this any more, before it was answered. */
    CANCELLED
}
