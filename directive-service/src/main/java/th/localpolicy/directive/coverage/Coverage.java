package th.localpolicy.directive.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeLevel;

/**
 * How many offices a letter and all that forwards it was sent to, and how far they have come. An office counts once,
 * however many roads the letter took to it.
 *
 * @param asOf the day (Bangkok) by which a step or a report is overdue or not
 * @param period of the reports that count, as it was asked for; absent where all count that were due by {@code asOf}
 * @param levels with {@code by=level}: every level below the issuer, with zeros where the letter has not come
 * @param provinces with {@code by=province}: the provinces the letter has come to
 */
@Schema(name = "Coverage")
public record Coverage(
        UUID directiveId,
        LocalDate asOf,
        @Schema(examples = "2025-01") String period,
        List<OfLevel> levels,
        List<OfProvince> provinces) {

    /** The counts of the offices of one level. */
    @Schema(name = "CoverageOfLevel")
    public record OfLevel(OfficeLevel level, @JsonUnwrapped CoverageCounts counts, Offices offices) {}

    /** The counts of the offices in one province, the province itself among them. */
    @Schema(name = "CoverageOfProvince")
    public record OfProvince(
            @Schema(examples = "P36") String code,
            @Schema(examples = "จังหวัดชัยภูมิ") String nameTh,
            @JsonUnwrapped CoverageCounts counts,
            Offices offices) {}

    /** Where the offices behind each count are listed; the list is as long as the count. */
    @Schema(name = "CoverageOffices")
    public record Offices(
            String sent,
            String received,
            String notReceived,
            String acknowledged,
            String notAcknowledged,
            String forwarded,
            String notForwarded,
            String completed,
            String notCompleted,
            String reported,
            String reportsExpected,
            String reportsMissing,
            String reportsOverdue,
            String overdue) {

        /** @param list the address of the list, narrowed to the counted offices, with a query */
        static Offices at(String list) {
            return new Offices(
                    list,
                    list + "&reached=RECEIVED",
                    list + "&notReached=RECEIVED",
                    list + "&reached=ACKNOWLEDGED",
                    list + "&notReached=ACKNOWLEDGED",
                    list + "&reached=FORWARDED",
                    list + "&notReached=FORWARDED",
                    list + "&reached=COMPLETED",
                    list + "&notReached=COMPLETED",
                    list + "&reached=REPORTED",
                    list + "&reports=EXPECTED",
                    list + "&notReached=REPORTED",
                    list + "&reports=OVERDUE",
                    list + "&overdue=true");
        }
    }
}
