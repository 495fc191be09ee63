package th.localpolicy.reporting.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * A column of a form in a sheet.
 *
 * @param path the field from the report's root, as faults name it behind {@code report.}: {@code activities[0].budget}
 * @param choices what a choice may be, with its Thai name; empty for other kinds
 * @param personal whether it is personal data, which no export shows to everybody
 */
public record Column(String path, Text title, Kind kind, List<Choice> choices, boolean personal) {

    /** What stands in the column's cells. */
    public enum Kind {
        TEXT,
        /** Several texts, parted by commas. */
        TEXTS,
        /** A whole number, not negative. */
        COUNT,
        /** Money with two decimals. */
        BAHT,
        DAY,
        FLAG,
        CHOICE,
        /** Several choices, parted by commas. */
        CHOICES
    }

    /** One of the values that a field may have, and its name in Thai. */
    public record Choice(String code, String nameTh) {}

    private static final Pattern ENTRY = Pattern.compile("([^\\[]+)\\[(\\d+)].*");

    /** The same of another entry of its group, counted from 0; only of a column of the first entry. */
    Column ofEntry(int entry) {
        var number = " " + (entry + 1) + " ";
        return new Column(
                path.replaceFirst("\\[0]", "[" + entry + "]"),
                new Text(title.th().replaceFirst(" 1 ", number), title.en().replaceFirst(" 1 ", number)),
                kind,
                choices,
                personal);
    }

    /** Whether it is of an entry that the group may have. */
    boolean isEntryOf(String group, int most) {
        var entry = ENTRY.matcher(path);
        return entry.matches() && entry.group(1).equals(group) && Integer.parseInt(entry.group(2)) < most;
    }

    static Text titleOf(JsonNode schema) {
        return new Text(
                schema.path("title").asText(""), schema.path("x-title-en").asText(""));
    }

    /** @param entries how many entries of a group need columns, by the group's path, where it is more than is usual */
    static List<Column> of(JsonNode form, Map<String, Integer> entries) {
        var columns = new ArrayList<Column>();
        new Layout(form, entries, columns).object(form, "", new Text("", ""), false);
        return List.copyOf(columns);
    }

    /** The groups of a form, by their paths, each with the most entries that a report may have of it. */
    static Map<String, Integer> groups(JsonNode form) {
        var groups = new HashMap<String, Integer>();
        for (var property : form.path("properties").properties()) {
            if (property.getValue().has("x-sheet-groups")) {
                groups.put(
                        property.getKey(), property.getValue().path("maxItems").asInt());
            }
        }
        return Map.copyOf(groups);
    }

    /** The walk over the schema that lays its fields out side by side. */
    private record Layout(JsonNode form, Map<String, Integer> entries, List<Column> columns) {

        void object(JsonNode schema, String at, Text under, boolean personal) {
            for (var property : schema.path("properties").properties()) {
                var field = Reading.resolved(form, property.getValue());
                if (!field.path("readOnly").booleanValue()) {
                    field(
                            property.getValue(),
                            field,
                            at.isEmpty() ? property.getKey() : at + "." + property.getKey(),
                            under,
                            personal || field.path("x-personal").booleanValue());
                }
            }
        }

        private void field(JsonNode named, JsonNode schema, String path, Text under, boolean personal) {
            var title = joined(under, titleOf(named.has("title") ? named : schema));
            if (schema.has("properties")) {
                object(schema, path, title, personal);
            } else if (schema.has("x-sheet-groups")) {
                var each = titleOf(schema.get("items"));
                var usual = schema.get("x-sheet-groups").intValue();
                for (var i = 0; i < Math.max(usual, entries.getOrDefault(path, 0)); i++) {
                    var numbered = new Text(each.th() + " " + (i + 1), each.en() + " " + (i + 1));
                    object(schema.get("items"), path + "[" + i + "]", joined(under, numbered), personal);
                }
            } else {
                var choices = choices(schema.has("items") ? schema.get("items") : schema);
                columns.add(new Column(path, title, kind(schema, !choices.isEmpty()), choices, personal));
            }
        }

        private static Text joined(Text under, Text title) {
            return under.th().isEmpty()
                    ? title
                    : new Text(under.th() + " – " + title.th(), under.en() + " – " + title.en());
        }

        private static Kind kind(JsonNode schema, boolean choice) {
            if (schema.has("items")) {
                return choice ? Kind.CHOICES : Kind.TEXTS;
            }
            if (choice) {
                return Kind.CHOICE;
            }
            if (schema.path("type").asText().equals("boolean")) {
                return Kind.FLAG;
            }
            return switch (schema.path("x-kind").asText()) {
                case Reading.BAHT -> Kind.BAHT;
                case Reading.COUNT -> Kind.COUNT;
                case Reading.DAY -> Kind.DAY;
                default -> Kind.TEXT;
            };
        }

        private static List<Choice> choices(JsonNode schema) {
            var choices = new ArrayList<Choice>();
            for (var i = 0; i < schema.path("enum").size(); i++) {
                choices.add(new Choice(
                        schema.get("enum").get(i).textValue(),
                        schema.path("x-enum-th").path(i).asText("")));
            }
            return List.copyOf(choices);
        }
    }
}
