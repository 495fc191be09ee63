package th.localpolicy.reporting.submission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.ThaiText;

/** What a recipient says with its decision on reports. */
final class DecisionRequest {

    private DecisionRequest() {}

    /** A field to be corrected and why. */
    @Schema(name = "FieldToCorrect")
    record FieldReason(
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = ThaiText.LINE)
            @Schema(examples = "report.activities[0].budget")
            String field,

            @NotBlank @Size(max = 500) @Pattern(regexp = ThaiText.LINE) @Schema(examples = "ไม่ตรงกับเอกสารแนบ")
            String reason) {
        FieldReason {
            reason = reason == null ? null : ThaiText.normalise(reason);
        }
    }

    /** @param fields which fields are to be corrected; none when the whole report is meant */
    @Schema(name = "ReturnOfSubmission")
    record Return(
            @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.PARAGRAPHS) @Schema(examples = "ยอดเงินไม่ครบ")
            String reason,

            @Valid @Size(max = 100) List<@NotNull FieldReason> fields) {
        Return {
            reason = reason == null ? null : ThaiText.normaliseLines(reason);
        }
    }

    /**
     * Which of the reports that wait for the caller's decision are meant; every part that is absent narrows nothing, and
     * one that narrows nothing at all is refused: an accepted report changes no more.
     *
     * @param submissions these ones
     * @param late only late ones, or only those on time
     * @param limit at most so many in one request, 1 to 1,000
     */
    @Schema(name = "SubmissionFilter")
    record Filter(
            UUID directive,

            @Pattern(regexp = "2[01][0-9]{2}-(0[1-9]|1[0-2])") @Schema(examples = "2025-01")
            String period,

            @Size(max = 1000) List<@NotNull UUID> submissions,
            Boolean late,
            @Min(1) @Max(1000) Integer limit) {

        Optional<Refusal> refusal() {
            return directive == null && period == null && submissions == null && late == null
                    ? Optional.of(Refusal.invalid(
                            "filter",
                            "ต้องระบุว่าหมายถึงรายงานใด: หนังสือ (directive) เดือน (period) รายงาน (submissions) หรือ late",
                            "must say which reports are meant: directive, period, submissions or late"))
                    : Optional.empty();
        }
    }

    @Schema(name = "BulkAcceptance")
    record BulkAccept(@NotNull @Valid Filter filter) {}

    @Schema(name = "BulkReturn")
    record BulkReturn(
            @NotNull @Valid Filter filter,

            @NotBlank @Size(max = 1000) @Pattern(regexp = ThaiText.PARAGRAPHS)
            String reason,

            @Valid @Size(max = 100) List<@NotNull FieldReason> fields) {
        BulkReturn {
            reason = reason == null ? null : ThaiText.normaliseLines(reason);
        }
    }
}
