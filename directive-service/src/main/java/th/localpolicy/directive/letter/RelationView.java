package th.localpolicy.directive.letter;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a letter names another one, as it is written there, and the other one as far as it is known here.
 *
 * @param directiveId the other letter, once it is recorded; until then it is known by reference only
 * @param stubId what stands for a letter that is known by reference
 */
@Schema(name = "RelationView", description = "How a letter names another · ความสัมพันธ์กับหนังสืออื่น")
public record RelationView(
        RelationType type,
        @Schema(examples = "มท 0211.6/ว 11303") String number,
        LocalDate issuedOn,
        Urgency urgency,
        String words,
        UUID directiveId,
        UUID stubId) {}
