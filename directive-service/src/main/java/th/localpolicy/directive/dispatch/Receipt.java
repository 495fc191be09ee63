package th.localpolicy.directive.dispatch;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of a register of letters received (ทะเบียนหนังสือรับ): a letter was stamped with a number that follows the one
 * before it, per office, unit and calendar year in Bangkok. A cancelled number stays, marked, and is never given again.
 *
 * @param unit the unit inside the office that keeps the register; empty for the office itself
 * @param year Gregorian
 * @param timeKnown false when only the day is known: the stamp bears no hour
 * @param paperNumber what was stamped on the paper, as it was stamped, where the letter came outside the system
 */
@Schema(name = "Receipt")
public record Receipt(
        UUID dispatchId,
        @Schema(examples = "P36") String office,
        @Schema(examples = "สำนักงานเลขานุการกรม") String unit,
        @Schema(examples = "2024") int year,
        @Schema(examples = "1217") int number,
        @Schema(examples = "2024-12-11T02:15:00Z") Instant receivedAt,
        boolean timeKnown,
        ReceivedVia receivedVia,
        @Schema(examples = "๐๐๒") String paperNumber,
        Instant recordedAt,
        Instant cancelledAt,
        String cancelReason) {

    /** The office's own register, not that of a unit in it. */
    static final String OFFICE_ITSELF = "";
}
