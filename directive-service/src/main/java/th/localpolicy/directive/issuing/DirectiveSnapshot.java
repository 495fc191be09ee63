package th.localpolicy.directive.issuing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import th.localpolicy.directive.letter.Forwards;
import th.localpolicy.directive.letter.Kind;
import th.localpolicy.directive.letter.Urgency;

/**
 * What {@code directive.issued}, {@code .forwarded} and {@code .amended} say: the whole state of the letter, so that a
 * reader needs only the newest one.
 *
 * @param issuedOn null only for a copy from paper whose date cannot be read
 * @param recordedBy the office whose copy it is, entered from paper; null for a letter that its issuer wrote here
 * @param recipients the offices it goes to
 * @param reason why it was amended
 */
@JsonInclude
record DirectiveSnapshot(
        UUID directiveId,
        UUID rootDirectiveId,
        Forwards forwards,
        int revision,
        String number,
        LocalDate issuedOn,
        Kind kind,
        Urgency urgency,
        String issuer,
        String recordedBy,
        String subject,
        List<String> tags,
        List<String> recipients,
        List<ReportRule> reportRules,
        String reason) {

    /** What {@code directive.cancelled} says. */
    record Cancelled(
            UUID directiveId,
            UUID rootDirectiveId,
            String number,
            String issuer,
            String reason,
            LocalDate cancelledOn) {}
}
