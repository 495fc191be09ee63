package th.localpolicy.directive.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.ThaiText;

/**
 * What an office says when it stamps a letter. Everything is optional: nothing said is "received now, through the system, in
 * the office's own register".
 *
 * @param unit the unit inside the office whose register it is; the office's own when absent
 * @param receivedAt the instant of the stamp, not after now nor before the day of the letter
 * @param receivedOn instead of {@code receivedAt}, where the stamp bears no hour
 * @param paperNumber the number stamped on the paper
 */
@Schema(name = "Receiving")
public record Receiving(
        @Size(max = 200) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "สำนักงานเลขานุการกรม")
        String unit,

        ReceivedVia receivedVia,
        @Schema(examples = "2022-01-04T09:56:00Z") Instant receivedAt,
        @Schema(examples = "2022-01-04") LocalDate receivedOn,

        @Size(min = 1, max = 50) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "๐๐๒")
        String paperNumber) {

    public Receiving {
        unit = unit == null ? Receipt.OFFICE_ITSELF : ThaiText.normalise(unit);
        paperNumber = paperNumber == null ? null : ThaiText.normalise(paperNumber);
    }

    public static final Receiving NOW = new Receiving(null, null, null, null, null);

    /** The same, of a letter that came by this road where none is said. */
    public Receiving by(ReceivedVia usual) {
        return receivedVia == null ? new Receiving(unit, usual, receivedAt, receivedOn, paperNumber) : this;
    }

    boolean timeKnown() {
        return receivedOn == null;
    }

    /** When it was received: as said; of a day without an hour its beginning, or now on the day itself. */
    Instant instant(Instant now) {
        if (receivedOn != null) {
            return receivedOn.atStartOfDay(Bangkok.ZONE).toInstant();
        }
        return receivedAt == null ? now : receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What is wrong with the time of the stamp. The letter may have travelled outside the system before the system knew of
     * it, so it is the letter's own date that a receipt cannot be before.
     */
    public List<FieldFault> faults(Instant now, LocalDate issuedOn) {
        var faults = new ArrayList<FieldFault>();
        if (receivedOn != null && receivedAt != null) {
            faults.add(new FieldFault(
                    "receivedOn",
                    "ระบุ receivedAt หรือ receivedOn อย่างใดอย่างหนึ่ง",
                    "give receivedAt or receivedOn, not both"));
        }
        var field = receivedOn == null ? "receivedAt" : "receivedOn";
        if (receivedOn != null && !Bangkok.isBusinessDate(receivedOn)
                || receivedAt != null && !Bangkok.isBusinessTime(receivedAt)) {
            faults.add(new FieldFault(
                    field,
                    "ต้องอยู่ระหว่างปี ค.ศ. 2000 ถึง 2199",
                    "must lie between the years 2000 and 2199; years are Gregorian"));
            return faults;
        }
        var at = instant(now);
        if (at.isAfter(now)) {
            faults.add(new FieldFault(field, "ต้องไม่อยู่ในอนาคต", "must not be in the future"));
        }
        if (Bangkok.dayOf(at).isBefore(issuedOn)) {
            faults.add(new FieldFault(
                    field,
                    "ต้องไม่ก่อนวันที่ของหนังสือ (" + issuedOn + ")",
                    "must not be before the day of the letter (" + issuedOn + ")"));
        }
        return faults;
    }
}
