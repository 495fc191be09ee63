package th.localpolicy.directive.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeLevel;

/**
 * How many offices a letter and all that forwards it was sent to, and how far they have come. An office counts once,
 * however many roads the letter took to it.
 *
 * @param asOf the day (Bangkok) by which a step is overdue or not
 * @param levels with {@code by=level}: every level below the issuer, with zeros where the letter has not come
 * @param provinces with {@code by=province}: the provinces the letter has come to
 */
@Schema(name = "Coverage")
public record Coverage(UUID directiveId, LocalDate asOf, List<OfLevel> levels, List<OfProvince> provinces) {

    /** The counts of the offices of one level. */
    @Schema(name = "CoverageOfLevel")
    public record OfLevel(
            OfficeLevel level,
            @Schema(examples = "878") long sent,
            @Schema(examples = "870") long received,
            @Schema(examples = "861") long acknowledged,
            @Schema(examples = "0") long forwarded,
            @Schema(examples = "0") long completed,
            @Schema(examples = "612") long reported,
            @Schema(examples = "17") long overdue,
            Offices offices) {}

    /** The counts of the offices in one province, the province itself among them. */
    @Schema(name = "CoverageOfProvince")
    public record OfProvince(
            @Schema(examples = "P36") String code,
            @Schema(examples = "17") long sent,
            @Schema(examples = "17") long received,
            @Schema(examples = "16") long acknowledged,
            @Schema(examples = "1") long forwarded,
            @Schema(examples = "0") long completed,
            @Schema(examples = "12") long reported,
            @Schema(examples = "1") long overdue,
            Offices offices) {}

    /** Where the offices behind each count are listed; the list is as long as the count. */
    @Schema(name = "CoverageOffices")
    public record Offices(
            String sent,
            String received,
            String acknowledged,
            String forwarded,
            String completed,
            String reported,
            String overdue) {

        /** @param list the address of the list, narrowed to the counted offices, with a query */
        static Offices at(String list) {
            return new Offices(
                    list,
                    list + "&reached=RECEIVED",
                    list + "&reached=ACKNOWLEDGED",
                    list + "&reached=FORWARDED",
                    list + "&reached=COMPLETED",
                    list + "&reached=REPORTED",
                    list + "&overdue=true");
        }
    }
}
