package th.localpolicy.reporting.bulk;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.sheet.NdjsonReader;
import th.localpolicy.platform.sheet.Step;
import th.localpolicy.reporting.bulk.Line.Receipt;
import th.localpolicy.reporting.bulk.Line.Target;
import th.localpolicy.reporting.obligation.ObligationKey;

/**
 * The lines of an NDJSON file: {@code {"obligationId",…}} or {@code {"directiveId","reporter","period",…}}, and
 * {@code "report"} as {@code POST /submissions} takes it.
 */
final class JsonLines implements Lines {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Set<String> FIELDS = Set.of(
            "obligationId",
            "directiveId",
            "form",
            "reporter",
            "period",
            "report",
            "submittedAt",
            "acceptedAt",
            "receivedVia",
            "receivedAt");

    private final NdjsonReader lines;
    private final ObjectReader json;
    private final Assumed assumed;

    JsonLines(NdjsonReader lines, ObjectReader json, Assumed assumed) {
        this.lines = lines;
        this.json = json;
        this.assumed = assumed;
    }

    static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    @Override
    public Step<Line> next() throws IOException {
        return switch (lines.next()) {
            case Step.Row<String>(long line, String text) -> new Step.Row<>(line, line(line, text));
            case Step.BadRow<String>(long line, Text why) -> new Step.BadRow<>(line, why);
            case Step.Broken<String>(long line, Text why) -> new Step.Broken<>(line, why);
            case Step.End<String> end -> new Step.End<>();
        };
    }

    private Line line(long number, String text) {
        try {
            if (json.readTree(text) instanceof ObjectNode object) {
                return line(number, object, text.length());
            }
        } catch (JsonProcessingException e) {
            // told below, without the parser's words
        }
        return Line.unreadable(
                number,
                List.of(new FieldFault(
                        "",
                        "อ่านบรรทัดนี้เป็น JSON object ไม่ได้ ไฟล์อาจถูกตัดกลางคัน",
                        "the line cannot be read as a JSON object; the file may have been cut off")));
    }

    private Line line(long number, ObjectNode object, int size) {
        var faults = new ArrayList<FieldFault>();
        object.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                faults.add(new FieldFault(
                        name.length() <= 100 ? name : name.substring(0, 100), "ไม่มีช่องนี้", "is no field of a line"));
            }
        });
        var target = target(object, faults);
        var submittedAt = instant(object, "submittedAt", faults);
        var acceptedAt = instant(object, "acceptedAt", faults);
        var report = object.path("report");
        var receipt = Receipt.of(
                object.hasNonNull("receivedVia")
                        ? Optional.of(object.path("receivedVia").asText())
                        : Optional.empty(),
                instant(object, "receivedAt", faults),
                "receivedVia",
                "receivedAt",
                faults);
        return new Line(
                number,
                target,
                form -> form.check(report),
                submittedAt,
                acceptedAt,
                receipt,
                List.copyOf(faults),
                size);
    }

    private Optional<Target> target(ObjectNode object, List<FieldFault> faults) {
        if (object.hasNonNull("obligationId")) {
            return id(object, "obligationId", faults).map(Target.ById::new);
        }
        var directive = object.hasNonNull("directiveId") ? id(object, "directiveId", faults) : assumed.directive();
        var reporter = OfficeCode.parse(object.path("reporter").textValue());
        var period = object.hasNonNull("period") ? month(object.path("period")) : assumed.period();
        var form = object.path("form").asText(assumed.form());
        if (directive.isEmpty() && !object.hasNonNull("directiveId")) {
            faults.add(new FieldFault("directiveId", "ต้องระบุ หรือระบุ obligationId", "is required, or obligationId"));
        }
        if (reporter.isEmpty()) {
            faults.add(new FieldFault("reporter", "ต้องเป็นรหัสหน่วยงาน", "must be the code of an office"));
        }
        if (period.isEmpty()) {
            faults.add(new FieldFault("period", "ต้องเป็นเดือน เช่น 2025-01", "must be a month, such as 2025-01"));
        }
        return directive.isPresent() && reporter.isPresent() && period.isPresent()
                ? Optional.of(new Target.ByKey(new ObligationKey(directive.get(), form, reporter.get(), period.get())))
                : Optional.empty();
    }

    private static Optional<UUID> id(ObjectNode object, String field, List<FieldFault> faults) {
        var id = uuid(object.path(field).asText());
        if (id.isEmpty()) {
            faults.add(new FieldFault(field, "ไม่ใช่รหัส UUID", "is no UUID"));
        }
        return id;
    }

    private static Optional<YearMonth> month(JsonNode value) {
        try {
            return Optional.of(YearMonth.parse(value.asText()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(ObjectNode object, String field, List<FieldFault> faults) {
        if (!object.hasNonNull(field)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(object.path(field).asText()).toInstant());
        } catch (DateTimeException e) {
            faults.add(new FieldFault(
                    field,
                    "ต้องเป็นเวลา เช่น 2025-01-20T09:30:00Z",
                    "must be an instant, such as 2025-01-20T09:30:00Z"));
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> form() {
        return Optional.of(assumed.form());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
