package th.localpolicy.reporting.compilation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.reporting.obligation.ObligationStatus;

/**
 * A compilation as it goes over the wire.
 *
 * @param office whose compilation it is: a province's, or the department's national table
 * @param submissionId its own report to the office above, when it owes one and it was filed
 * @param expected how many reports the offices under it owe for the month
 * @param included how many of them went in, addenda and all
 * @param missing those whose accepted report is not in, and how they stand
 * @param figures the sums over everything that went in, by the form's names for them
 * @param parts number 0 as it was first made, then the addenda
 * @param rows what went in, office by office
 */
@Schema(name = "Compilation")
public record CompilationView(
        UUID id,
        UUID rootDirectiveId,
        @Schema(examples = "soft-power-monthly") String form,
        @Schema(examples = "2025-01") String period,
        @Schema(examples = "P36") String office,
        UUID obligationId,
        UUID submissionId,
        Instant compiledAt,
        long expected,
        long included,
        List<Missing> missing,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) String figures,

        List<Part> parts,
        List<Row> rows) {

    /** Whose compilation it is, of which month and by which form. */
    record Head(UUID id, String form, String period, String office) {}

    /** @param status of its obligation: OPEN or OVERDUE not sent in, SUBMITTED waits for a decision, RETURNED waits for its correction, ACCEPTED comes with the next addendum */
    @Schema(name = "MissingReport")
    public record Missing(@Schema(examples = "D3604") String reporter, UUID obligationId, ObligationStatus status) {}

    @Schema(name = "CompilationPart")
    public record Part(
            int number,
            Instant compiledAt,

            @JsonRawValue @Schema(type = SchemaType.OBJECT) String figures) {}

    @Schema(name = "CompilationRow")
    public record Row(
            @Schema(examples = "D3604") String reporter,
            UUID submissionId,
            int part,

            @JsonRawValue @Schema(type = SchemaType.OBJECT) String figures) {}
}
