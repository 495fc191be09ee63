package th.localpolicy.reporting.completeness;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many reports are owed and how many are there. */
@Schema(name = "Completeness")
public record Completeness(UUID directiveId, String period, String by, List<Row> items, Row total) {

    /**
     * The counts of one group; each is the length of the list that its link leads to.
     *
     * @param code province code, level, month or office code, as {@code by} says; absent of the total
     * @param expected reports that are owed; of letters that were cancelled none is
     * @param submitted reports that are there, in whatever state
     * @param overdue of the missing, those past their day
     * @param rate submitted of expected in percent, two decimals, half up, never above 100; absent where nothing is expected
     */
    @Schema(name = "CompletenessRow")
    public record Row(
            @Schema(examples = "36") String code,
            long expected,
            long submitted,
            long onTime,
            long late,
            long missing,
            long overdue,
            long returned,
            long accepted,
            @Schema(examples = "95.56") BigDecimal rate,
            BigDecimal onTimeRate,
            BigDecimal acceptedRate,
            Links links) {}

    /** Where the reports behind the counts are. */
    @Schema(name = "CompletenessLinks")
    public record Links(
            String expected, String missing, String submitted, String late, String returned, String accepted) {}
}
