package th.localpolicy.directive.letter;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a letter forwards: the letter, and the dispatch by which its issuer had it. */
@Schema(name = "Forwards")
public record Forwards(UUID directiveId, UUID dispatchId) {}
