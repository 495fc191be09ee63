package th.localpolicy.directive.letter;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step in the life of a letter: who did what, when, and why.
 *
 * @param version the letter's version after the step
 * @param revision the revision it came to
 * @param office the office that took it
 * @param subject the token's subject: an account, not a person's name
 */
@Schema(name = "DirectiveStep", description = "One step in the life of a letter · การดำเนินการหนึ่งครั้ง")
public record DirectiveStep(
        long version, int revision, Action action, String office, String subject, Instant takenAt, String reason) {

    /** What was done; a copy gives way when its issuer sends the letter itself to the same office. */
    @Schema(name = "DirectiveAction")
    public enum Action {
        DRAFTED,
        REVISED,
        ISSUED,
        FORWARDED,
        AMENDED,
        GAVE_WAY,
        CANCELLED
    }
}
