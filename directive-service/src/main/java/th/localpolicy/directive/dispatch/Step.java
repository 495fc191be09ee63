package th.localpolicy.directive.dispatch;

import java.time.Instant;
import java.time.LocalDate;

/** What an office must do with a letter, in this order, each by its own day. */
public enum Step {
    RECEIVE,
    ACKNOWLEDGE,
    FORWARD,
    COMPLETE;

    /** When it was done, or null. */
    Instant doneIn(DispatchSnapshot dispatch) {
        return switch (this) {
            case RECEIVE -> dispatch.receivedAt();
            case ACKNOWLEDGE -> dispatch.acknowledgedAt();
            case FORWARD -> dispatch.forwardedAt();
            case COMPLETE -> dispatch.completedAt();
        };
    }

    /** The day by which it must be done, or null when it need not be. */
    LocalDate dueIn(StepDates dates) {
        return switch (this) {
            case RECEIVE -> dates.receiveBy();
            case ACKNOWLEDGE -> dates.acknowledgeBy();
            case FORWARD -> dates.forwardBy();
            case COMPLETE -> dates.completeBy();
        };
    }
}
