package th.localpolicy.reporting.submission;

/** How a report came in. What did not come by the system is written down for its office by one that stands above it. */
public enum ReceivedVia {
    SYSTEM,
    PAPER,
    EMAIL,
    LINE
}
