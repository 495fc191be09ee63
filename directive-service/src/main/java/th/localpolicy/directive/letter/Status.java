package th.localpolicy.directive.letter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a letter stands in its life. An amended letter is in force, in a newer revision. */
@Schema(name = "DirectiveStatus")
public enum Status {
    DRAFT,
    ISSUED,
    AMENDED,
    CANCELLED
}
