package th.localpolicy.reporting.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * The way to a field of a report, as faults and recipients name it: {@code report.activities[0].budget}.
 *
 * @param steps names of fields, and numbers of entries
 */
record FieldPath(List<Object> steps) {

    private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9]{0,63})(?:\\[([0-9]{1,4})])?");

    /** A field as its form describes it. */
    record Field(JsonNode schema, Text title) {}

    static Optional<FieldPath> parse(String text) {
        var steps = new ArrayList<>();
        for (var part : text.split("\\.", -1)) {
            var step = STEP.matcher(part);
            if (!step.matches()) {
                return Optional.empty();
            }
            steps.add(step.group(1));
            if (step.group(2) != null) {
                steps.add(Integer.valueOf(step.group(2)));
            }
        }
        return steps.getFirst().equals(Faults.ROOT)
                ? Optional.of(new FieldPath(List.copyOf(steps.subList(1, steps.size()))))
                : Optional.empty();
    }

    /** The field in a form; what the system computes has no fields of its own there, and any name. */
    Optional<Field> in(JsonNode form) {
        var schema = form;
        var title = new Text("", "");
        for (var step : steps) {
            var computed = schema.path("readOnly").booleanValue();
            var next = step instanceof Integer
                    ? schema.path("items")
                    : schema.path("properties").path((String) step);
            if (next.isMissingNode()) {
                return computed ? Optional.of(new Field(schema, title)) : Optional.empty();
            }
            var own = Column.titleOf(next.has("title") ? next : Reading.resolved(form, next));
            title = step instanceof Integer number ? numbered(title, own, number + 1) : joined(title, own);
            schema = Reading.resolved(form, next);
        }
        return Optional.of(new Field(schema, title));
    }

    /** Whether a report has every entry on the way; its last field may be missing. */
    boolean leadsThrough(JsonNode report) {
        var at = report;
        for (var step : steps) {
            if (step instanceof Integer number) {
                if (number >= at.size()) {
                    return false;
                }
                at = at.get(number);
            } else {
                at = at.path((String) step);
            }
        }
        return true;
    }

    private static Text joined(Text under, Text own) {
        return under.th().isEmpty() ? own : new Text(under.th() + " – " + own.th(), under.en() + " - " + own.en());
    }

    /** An entry goes by its own name: the first of the activities is activity 1. */
    private static Text numbered(Text group, Text entry, int number) {
        var name = entry.th().isEmpty() ? group : entry;
        return new Text(name.th() + " " + number, name.en() + " " + number);
    }
}
