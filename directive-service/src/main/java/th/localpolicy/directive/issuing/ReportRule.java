package th.localpolicy.directive.issuing;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import th.localpolicy.directive.letter.Reporting;
import th.localpolicy.platform.office.OfficeLevel;

/**
 * A report that a letter asks for, as its events tell it.
 *
 * @param clause ordinal of the clause; null for a rule that stands outside the clauses
 * @param from month of the first due day, {@code 2024-12}
 * @param until month of the last one; null where the letter states no end
 * @param recipient an office code, or a level: the office of that level above the reporter
 * @param reporters the offices that report, as they were on the day
 */
@JsonInclude
record ReportRule(
        Integer clause,
        String form,
        Reporting.Every every,
        Integer dueDay,
        LocalDate dueOn,
        String from,
        String until,
        OfficeLevel reporter,
        String recipient,
        List<String> reporters) {}
