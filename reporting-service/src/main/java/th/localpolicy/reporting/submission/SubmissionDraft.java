package th.localpolicy.reporting.submission;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.web.IfMatch;
import th.localpolicy.reporting.form.ReportJson;
import th.localpolicy.reporting.submission.Filing.Intent;

/** A report as it is sent in: the first one, or the correction of one. */
final class SubmissionDraft {

    private SubmissionDraft() {}

    /**
     * @param report by the form of the obligation, see {@code GET /report-forms/{form}}
     * @param nil "nothing done this month"; the same as {@code report.nil}
     * @param receivedVia how it came in; anything but SYSTEM is written down by an office above the reporter
     * @param receivedAt when it came in, if that was not now; not for SYSTEM
     */
    @Schema(name = "NewSubmission")
    record First(
            @NotNull UUID obligationId,

            @Schema(type = SchemaType.OBJECT, implementation = Object.class)
            @JsonDeserialize(using = ReportJson.Exactly.class)
            JsonNode report,

            Boolean nil,
            ReceivedVia receivedVia,
            Instant receivedAt) {

        Filing filing() {
            var via = Objects.requireNonNullElse(receivedVia, ReceivedVia.SYSTEM);
            return new Filing(
                    obligationId,
                    form -> form.check(content(report, nil)),
                    via,
                    via == ReceivedVia.SYSTEM ? Optional.empty() : Optional.ofNullable(receivedAt),
                    false,
                    Intent.FIRST,
                    Optional.empty());
        }
    }

    @Schema(name = "CorrectedSubmission")
    record Correction(
            @Schema(type = SchemaType.OBJECT, implementation = Object.class)
            @JsonDeserialize(using = ReportJson.Exactly.class)
            JsonNode report,

            Boolean nil,
            ReceivedVia receivedVia) {

        Filing filing(UUID obligationId, IfMatch ifMatch) {
            return new Filing(
                    obligationId,
                    form -> form.check(content(report, nil)),
                    Objects.requireNonNullElse(receivedVia, ReceivedVia.SYSTEM),
                    Optional.empty(),
                    false,
                    Intent.CORRECTION,
                    Optional.of(ifMatch));
        }
    }

    private static JsonNode content(JsonNode report, Boolean nil) {
        if (nil == null) {
            return report;
        }
        if (report == null || report.isNull()) {
            return JsonNodeFactory.instance.objectNode().put("nil", nil);
        }
        return report instanceof ObjectNode given && !given.has("nil")
                ? given.deepCopy().put("nil", nil)
                : report;
    }
}
