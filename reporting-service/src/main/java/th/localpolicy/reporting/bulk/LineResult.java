package th.localpolicy.reporting.bulk;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.reporting.obligation.Obligation;
import th.localpolicy.reporting.submission.Filed;

/**
 * What became of one line; of a dry run what would.
 *
 * @param line    as an editor or a spreadsheet shows it, from 1
 * @param problem the kind of problem of a refused line, as the last part of its type
 */
@Schema(name = "BulkLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineResult(
        @Schema(examples = "2") long line,
        Status status,
        UUID obligationId,
        UUID submissionId,
        @Schema(examples = "D3604") String reporter,
        @Schema(examples = "2025-01") String period,
        @Schema(examples = "invalid-request") String problem,
        Why why,
        List<Fault> faults) {

    private static final Text WRONG_CELLS = new Text(
            "ข้อมูลในบรรทัดนี้อย่างน้อยหนึ่งช่องไม่ถูกต้อง ดูรายการ faults แล้วแก้ไขก่อนส่งใหม่ ระบบไม่ได้บันทึกบรรทัดนี้",
            "At least one cell of the line is wrong; see faults. The line was not written. Correct it and send again.");

    /** What a line came to. */
    enum Status {
        CREATED,
        CORRECTED,
        /** The same report is there already: nothing was written. */
        UNCHANGED,
        /** Nothing was written; the line says why. */
        REFUSED
    }

    /** A sentence in Thai and in English. */
    @Schema(name = "BulkWhy")
    record Why(String th, String en) {
        static Why of(Text text) {
            return new Why(text.th(), text.en());
        }
    }

    /**
     * What is wrong in one cell.
     *
     * @param column its title as it stands in the file; in NDJSON the field's path
     */
    @Schema(name = "BulkFault")
    record Fault(
            @Schema(examples = "กิจกรรม 1 – งบประมาณ (บาท)") String column, String th, String en) {
        static Fault of(FieldFault fault) {
            return new Fault(fault.field(), fault.detail().th(), fault.detail().en());
        }
    }

    /** A line that changed nothing, and why; the obligation that it is about, if it is about one. */
    static LineResult refused(long line, Refusal refusal, Obligation obligation) {
        return new LineResult(
                line,
                Status.REFUSED,
                obligation == null ? null : obligation.id(),
                null,
                obligation == null ? null : obligation.reporter().value(),
                obligation == null ? null : obligation.period().toString(),
                refusal.type().slug(),
                Why.of(
                        refusal.detail().equals(ProblemType.INVALID_REQUEST.explanation())
                                ? WRONG_CELLS
                                : refusal.detail()),
                refusal.faults().isEmpty()
                        ? null
                        : refusal.faults().stream().map(Fault::of).toList());
    }

    /** A line that nothing stood against. */
    static LineResult of(long line, Filed filed, Obligation obligation) {
        return new LineResult(
                line,
                switch (filed.result()) {
                    case SUBMITTED -> Status.CREATED;
                    case CORRECTED -> Status.CORRECTED;
                    case UNCHANGED -> Status.UNCHANGED;
                },
                obligation.id(),
                filed.submission() == null ? null : filed.submission().id(),
                obligation.reporter().value(),
                obligation.period().toString(),
                null,
                null,
                null);
    }
}
