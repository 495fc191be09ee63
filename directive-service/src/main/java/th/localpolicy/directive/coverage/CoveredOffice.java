package th.localpolicy.directive.coverage;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.directive.dispatch.DispatchView;

/**
 * An office behind a count: the dispatch by which the letter came furthest, who it is, and what it still owes. Its
 * {@code overdue} is the coverage's: late with a step or with a report.
 *
 * @param provinceName of the province it lies in; absent above the provinces
 * @param reportsMissing how many of its reports are not handed in: of the period, or without one of all due by today
 * @param reportsOverdue how many of these are past their day
 * @param reportDueOn the day of the one that has been missing longest; absent when none is
 */
@Schema(name = "CoveredOffice")
public record CoveredOffice(
        @JsonUnwrapped DispatchView dispatch,
        @Schema(examples = "อำเภอเทพสถิต") String recipientName,
        @Schema(examples = "จังหวัดชัยภูมิ") String provinceName,
        @Schema(examples = "1") long reportsMissing,
        @Schema(examples = "1") long reportsOverdue,
        @Schema(examples = "2025-01-20") LocalDate reportDueOn) {}
