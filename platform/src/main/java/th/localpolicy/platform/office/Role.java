package th.localpolicy.platform.office;

/** What a person or machine may do for its office; the names are those of the token's {@code roles} claim. */
public final class Role {

    /** Drafts and receives. */
    public static final String OFFICER = "officer";
    /** Signs: issues, forwards, endorses, accepts, returns. May do all that an officer may. */
    public static final String APPROVER = "approver";
    /** Reads everything in the subtree, and the audit trail. */
    public static final String AUDITOR = "auditor";
    /** Runs imports, replays and dead letters; only at the ministry or the department. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
