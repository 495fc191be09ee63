package th.localpolicy.reporting.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.reporting.form.Contact;

/** Reports as they go over the wire. */
public final class SubmissionView {

    private SubmissionView() {}

    /**
     * A report without what it says, as in lists.
     *
     * @param version rises with every change; its ETag
     * @param level of the office that reports: late at this level
     * @param submittedAt when it was first sent in; corrections do not move it
     * @param daysLate days after the due day in Bangkok
     * @param computed whether it is the system's sums over the reports below; it is compiled again, not corrected
     * @param submissionVersion which of its versions stands, counted from 1
     */
    @Schema(name = "SubmissionItem")
    public record Item(
            UUID id,
            UUID obligationId,
            UUID directiveId,
            UUID rootDirectiveId,
            @Schema(examples = "soft-power-monthly") String form,
            @Schema(examples = "2025-01") String period,
            @Schema(examples = "D3604") String reporter,
            OfficeLevel level,
            @Schema(examples = "P36") String recipient,
            LocalDate dueOn,
            SubmissionStatus status,
            long version,
            Instant submittedAt,
            boolean late,
            int daysLate,
            boolean nil,
            int submissionVersion,
            boolean imported,
            boolean computed,
            ReceivedVia receivedVia) {

        static Item of(Submission submission) {
            var obligation = submission.obligation();
            return new Item(
                    submission.id(),
                    obligation.id(),
                    obligation.directiveId(),
                    obligation.rootDirectiveId(),
                    obligation.form(),
                    obligation.period().toString(),
                    obligation.reporter().value(),
                    obligation.reporter().level(),
                    obligation.recipient().value(),
                    obligation.dueOn(),
                    submission.status(),
                    submission.version(),
                    submission.submittedAt(),
                    submission.late(),
                    submission.daysLate(),
                    submission.nil(),
                    submission.contentVersion(),
                    submission.imported(),
                    submission.computed(),
                    submission.receivedVia());
        }
    }

    /**
     * The decision on a version.
     *
     * @param reason why it was returned, and {@code fields} which fields are to be corrected and why
     */
    @Schema(name = "SubmissionDecision")
    public record Decision(
            String decision,
            Instant decidedAt,
            String decidedBy,
            String reason,

            @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = ReturnedField.class)
            String fields) {}

    /** A field to be corrected. */
    @Schema(name = "ReturnedField")
    public record ReturnedField(
            @Schema(examples = "report.activities[0].budget")
            String field,

            String reason) {}

    /**
     * A report with what it says.
     *
     * @param reporterContact whom to ask; masked for everybody but the offices between reporter and recipient
     */
    @Schema(name = "Submission")
    public record Whole(
            @JsonUnwrapped Item item,
            int formVersion,

            @JsonRawValue @Schema(type = SchemaType.OBJECT) String report,

            Contact reporterContact,
            Decision decision) {}

    /** One version of a report, as it was sent in and never changed afterwards. */
    @Schema(name = "SubmissionVersion")
    public record Version(
            int number,
            int formVersion,
            Instant submittedAt,
            Instant recordedAt,
            String office,
            ReceivedVia receivedVia,

            @JsonRawValue @Schema(type = SchemaType.OBJECT) String report,

            Decision decision) {}

    /** The versions, first one first. */
    @Schema(name = "SubmissionVersions")
    public record Versions(List<Version> items) {}
}
