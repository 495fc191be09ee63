package th.localpolicy.reporting.obligation;

/** How often a report is due. */
public enum Every {
    MONTH,
    QUARTER,
    ONCE
}
