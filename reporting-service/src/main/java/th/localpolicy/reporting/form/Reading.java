package th.localpolicy.reporting.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.ThaiText;

/**
 * Brings a report into its one spelling, as its form says what each field is. What cannot be read as that stays as it was
 * given, for the schema to refuse; what a schema cannot say (decimals, days of the calendar) is refused here.
 */
final class Reading {

    static final String BAHT = "baht";
    static final String COUNT = "count";
    static final String DAY = "day";

    private static final Pattern LINE = Pattern.compile(ThaiText.LINE);
    private static final Pattern PARAGRAPHS = Pattern.compile(ThaiText.PARAGRAPHS);

    /** Digits, in groups of three or not, and decimals. */
    private static final Pattern NUMBER =
            Pattern.compile("(?:[0-9]{1,20}|[0-9]{1,3}(?:,[0-9]{3}){1,6})(?:\\.[0-9]{1,20})?");

    /** More digits than any figure has; past it nothing is computed with a number, however short it is written (1e400). */
    private static final int DIGITS = 40;

    private final JsonNode form;
    private final Faults faults;

    Reading(JsonNode form, Faults faults) {
        this.form = form;
        this.faults = faults;
    }

    /** The schema that a reference points to, or itself. */
    static JsonNode resolved(JsonNode form, JsonNode schema) {
        return schema.has("$ref") ? form.at(schema.get("$ref").textValue().substring(1)) : schema;
    }

    JsonNode read(JsonNode report) {
        return read(form, report, Faults.ROOT);
    }

    private JsonNode read(JsonNode unresolved, JsonNode value, String path) {
        var schema = resolved(form, unresolved);
        return switch (value.getNodeType()) {
            case OBJECT -> object(schema, value, path);
            case ARRAY -> array(schema, value, path);
            case STRING -> text(schema, value.textValue(), path);
            case NUMBER -> number(schema, value.decimalValue(), path);
            default -> value;
        };
    }

    private JsonNode object(JsonNode schema, JsonNode value, String path) {
        var read = JsonNodeFactory.instance.objectNode();
        var fields = schema.path("properties");
        for (var field : fields.properties()) {
            var given = value.get(field.getKey());
            if (given != null && !given.isNull()) {
                read.set(field.getKey(), read(field.getValue(), given, path + "." + field.getKey()));
            }
        }
        for (var given : value.properties()) {
            if (!fields.has(given.getKey())) {
                // The schema refuses it by its name; what stands in it is nobody's business.
                read.put(given.getKey(), true);
            }
        }
        return read;
    }

    private JsonNode array(JsonNode schema, JsonNode value, String path) {
        var read = JsonNodeFactory.instance.arrayNode(value.size());
        var most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        for (var i = 0; i < value.size() && i <= most; i++) {
            read.add(read(schema.path("items"), value.get(i), path + "[" + i + "]"));
        }
        return read;
    }

    private JsonNode text(JsonNode schema, String value, String path) {
        switch (schema.path("x-kind").asText()) {
            case BAHT, COUNT -> {
                var folded = ThaiText.foldDigits(ThaiText.normalise(value));
                return NUMBER.matcher(folded).matches()
                        ? number(schema, new BigDecimal(folded.replace(",", "")), path)
                        : TextNode.valueOf(value);
            }
            case DAY -> {
                var folded = ThaiText.foldDigits(ThaiText.normalise(value));
                if (day(folded).isEmpty()) {
                    faults.add(path, schema);
                }
                return TextNode.valueOf(folded);
            }
            default -> {
                var lines = schema.path("x-lines").booleanValue();
                var normal = lines ? ThaiText.normaliseLines(value) : ThaiText.normalise(value);
                if (!(lines ? PARAGRAPHS : LINE).matcher(normal).matches()) {
                    faults.add(path, "มีอักขระที่ใช้ไม่ได้", "holds a character that is not allowed");
                    return TextNode.valueOf("-");
                }
                return TextNode.valueOf(folded(schema, normal));
            }
        }
    }

    /** Digits in a text of a fixed form, such as a phone's, are digits in whichever script they were typed. */
    private static String folded(JsonNode schema, String text) {
        var folded = ThaiText.foldDigits(text);
        return schema.has("pattern")
                        && !folded.equals(text)
                        && !text.matches(schema.get("pattern").textValue())
                ? folded
                : text;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(Bangkok::isBusinessDate);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private JsonNode number(JsonNode schema, BigDecimal value, String path) {
        var kind = schema.path("x-kind").asText();
        var decimals = kind.equals(BAHT) ? 2 : 0;
        // Compared before anything is computed: the decimals of 1e-999999999 would fill the memory.
        if (value.precision() > DIGITS || Math.abs((long) value.scale()) > DIGITS) {
            faults.add(path, schema);
            return DecimalNode.valueOf(BigDecimal.ZERO);
        }
        try {
            return DecimalNode.valueOf(value.setScale(decimals, RoundingMode.UNNECESSARY));
        } catch (ArithmeticException e) {
            faults.add(path, schema);
            return DecimalNode.valueOf(BigDecimal.ZERO);
        }
    }
}
