package th.localpolicy.directive.dispatch;

import java.time.LocalDate;

/**
 * The days (Bangkok, inclusive) by which an office must have taken each step with a letter; null where it need not take it.
 *
 * @param forwardBy only where clauses are aimed at levels below the recipient
 * @param completeBy the earliest deadline of what the recipient itself is to do, reports excepted
 */
public record StepDates(LocalDate receiveBy, LocalDate acknowledgeBy, LocalDate forwardBy, LocalDate completeBy) {

    /** No day for any step: a letter that came on paper, and was dealt with before the system knew of it. */
    public static final StepDates NONE = new StepDates(null, null, null, null);
}
