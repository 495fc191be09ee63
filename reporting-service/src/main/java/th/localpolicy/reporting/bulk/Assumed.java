package th.localpolicy.reporting.bulk;

import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * What holds for every line of a file that does not say it itself; asked for in the request's address.
 *
 * @param form the form whose columns the file has
 */
record Assumed(String form, Optional<UUID> directive, Optional<YearMonth> period) {}
