package th.localpolicy.reporting.submission;

/** Where a report stands: SUBMITTED → RETURNED → SUBMITTED → ACCEPTED, and no further. */
public enum SubmissionStatus {
    SUBMITTED,
    RETURNED,
    ACCEPTED
}
