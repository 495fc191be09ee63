package th.localpolicy.identity.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The life of an identity: DRAFT → SUBMITTED → REGISTERED → WITHDRAWN, with SUBMITTED → RETURNED → SUBMITTED on the way. */
@Schema(name = "IdentityStatus")
public enum Status {
    DRAFT,
    SUBMITTED,
    RETURNED,
    REGISTERED,
    WITHDRAWN
}
