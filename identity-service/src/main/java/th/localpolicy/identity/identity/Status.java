package th.localpolicy.identity.identity;

/** The life of an identity: DRAFT → SUBMITTED → REGISTERED → WITHDRAWN, with SUBMITTED → RETURNED → SUBMITTED on the way. */
public enum Status {
    DRAFT,
    SUBMITTED,
    RETURNED,
    REGISTERED,
    WITHDRAWN
}
