package th.localpolicy.reporting.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import th.localpolicy.platform.problem.ProblemType.Text;

/** What of a form's reports is counted and summed, as the form says under {@code x-figures}. */
public final class Figures {

    /**
     * One figure.
     *
     * @param group the array whose entries are counted, or whose fields are summed
     * @param summed the field that is summed, or null to count
     * @param money whether it is an amount in baht; otherwise a whole number
     * @param where the field that an entry must have to be counted, or null for all; its value is, or holds, {@code value}
     */
    public record Figure(
            String name, Text title, String group, String summed, boolean money, String where, JsonNode value) {

        private BigDecimal of(JsonNode report) {
            var figure = BigDecimal.ZERO;
            for (var entry : report.path(group)) {
                if (summed != null) {
                    figure = figure.add(entry.path(summed).decimalValue());
                } else if (where == null || matches(entry.path(where))) {
                    figure = figure.add(BigDecimal.ONE);
                }
            }
            return figure;
        }

        private boolean matches(JsonNode found) {
            if (!found.isArray()) {
                return found.equals(value);
            }
            for (var one : found) {
                if (one.equals(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final List<Figure> figures;

    private Figures(List<Figure> figures) {
        this.figures = List.copyOf(figures);
    }

    static Figures read(JsonNode schema) {
        var figures = new ArrayList<Figure>();
        for (var figure : schema.path("x-figures")) {
            figures.add(new Figure(
                    figure.get("name").textValue(),
                    Column.titleOf(figure),
                    figure.has("sum")
                            ? figure.get("sum").textValue()
                            : figure.get("count").textValue(),
                    figure.path("of").textValue(),
                    money(schema, figure),
                    figure.path("where").textValue(),
                    figure.get("has")));
        }
        return new Figures(figures);
    }

    private static boolean money(JsonNode form, JsonNode figure) {
        var group = Reading.resolved(
                form, form.path("properties").path(figure.path("sum").asText()));
        var fields = Reading.resolved(form, group.path("items")).path("properties");
        var summed = Reading.resolved(form, fields.path(figure.path("of").asText()));
        return Reading.BAHT.equals(summed.path("x-kind").asText());
    }

    List<Figure> all() {
        return figures;
    }

    ObjectNode of(JsonNode report) {
        var counted = JsonNodeFactory.instance.objectNode();
        figures.forEach(figure -> counted.set(figure.name(), DecimalNode.valueOf(figure.of(report))));
        return counted;
    }
}
