package th.localpolicy.directive.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many offices have come how far with a letter, and how many have not. Every count is of offices, each once.
 *
 * @param notReceived sent and not received
 * @param notAcknowledged sent and not acknowledged
 * @param forwarded who has sent it on at least once
 * @param notForwarded who is to send it on and has not
 * @param completed who has done what is asked beside reports
 * @param notCompleted who is to do so and has not
 * @param reported who has handed in a report: of the period that is asked for, or without one any report ever
 * @param reportsExpected who owes a report: of the period, or without one a report that was due by today
 * @param reportsMissing of these, who has not handed in all of them; one that was returned was handed in
 * @param reportsOverdue of these, whose day for one of them has passed
 * @param overdue who is late with anything: a step of the letter, or a report
 */
@Schema(name = "CoverageCounts")
public record CoverageCounts(
        @Schema(examples = "878") long sent,
        @Schema(examples = "870") long received,
        @Schema(examples = "8") long notReceived,
        @Schema(examples = "861") long acknowledged,
        @Schema(examples = "17") long notAcknowledged,
        @Schema(examples = "0") long forwarded,
        @Schema(examples = "0") long notForwarded,
        @Schema(examples = "0") long completed,
        @Schema(examples = "0") long notCompleted,
        @Schema(examples = "878") long reported,
        @Schema(examples = "878") long reportsExpected,
        @Schema(examples = "39") long reportsMissing,
        @Schema(examples = "39") long reportsOverdue,
        @Schema(examples = "41") long overdue) {

    static final CoverageCounts NONE = new CoverageCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
