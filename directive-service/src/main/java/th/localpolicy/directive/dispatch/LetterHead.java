package th.localpolicy.directive.dispatch;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Of a letter what a register and an inbox show: which one it is, from whom, about what, and how fast it is to be handled. */
@Schema(name = "LetterHead")
public record LetterHead(
        @Schema(examples = "มท 0810.6/ว 12509") String number,
        @Schema(examples = "2024-12-03") LocalDate issuedOn,
        @Schema(examples = "MOST_URGENT") String urgency,

        @Schema(examples = "การขับเคลื่อนนโยบายสำคัญของกระทรวงมหาดไทย")
        String subject,

        @Schema(examples = "MOI") String issuer) {}
