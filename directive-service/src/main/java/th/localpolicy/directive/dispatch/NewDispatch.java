package th.localpolicy.directive.dispatch;

import java.util.Objects;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeCode;

/**
 * One letter to one office, about to be sent.
 *
 * @param rootDirectiveId the letter at the top of the chain of forwards; the letter itself when it forwards nothing
 * @param parentDispatchId the dispatch by which the sender got the letter it forwards, or null
 */
public record NewDispatch(
        UUID directiveId,
        UUID rootDirectiveId,
        UUID parentDispatchId,
        OfficeCode sender,
        OfficeCode recipient,
        StepDates dates) {

    public NewDispatch {
        Objects.requireNonNull(directiveId);
        Objects.requireNonNull(rootDirectiveId);
        Objects.requireNonNull(sender);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(dates);
    }
}
