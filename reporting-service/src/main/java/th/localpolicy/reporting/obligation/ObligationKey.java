package th.localpolicy.reporting.obligation;

import java.time.YearMonth;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeCode;

/**
 * An obligation by what its people know of it, as a line of a sheet names it.
 *
 * @param directiveId the letter whose rule it is, or the letter at the top of its chain
 */
public record ObligationKey(UUID directiveId, String form, OfficeCode reporter, YearMonth period) {}
