package th.localpolicy.directive.dispatch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line of the register of letters received, with the columns of ระเบียบงานสารบรรณ cl. 38.
 *
 * @param letter its number, date, sender and subject
 * @param status what was done with it (การปฏิบัติ)
 */
@Schema(name = "RegisterEntry")
public record RegisterEntry(Receipt receipt, LetterHead letter, DispatchStatus status) {}
