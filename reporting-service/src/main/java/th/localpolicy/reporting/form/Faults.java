package th.localpolicy.reporting.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;

import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal.FieldFault;

/** What is wrong with a report, each field once, in Thai and English. */
final class Faults {

    /** The report itself, as it stands in the request. */
    static final String ROOT = "report";

    private static final Text OTHER = new Text("ค่าไม่ถูกต้อง", "is not valid");
    private static final int MOST = 200;

    private static final Map<String, Text> OF_A_KIND = Map.of(
            Reading.BAHT,
            new Text(
                    "ต้องเป็นจำนวนเงินบาท ไม่ติดลบ ทศนิยมไม่เกินสองตำแหน่ง ไม่เกิน 9,999,999,999,999.99",
                    "must be an amount in baht, not negative, with at most two decimals, at most 9,999,999,999,999.99"),
            Reading.COUNT,
            new Text(
                    "ต้องเป็นจำนวนเต็ม ไม่ติดลบ ไม่เกิน 1,000,000,000",
                    "must be a whole number, not negative, at most 1,000,000,000"),
            Reading.DAY,
            new Text(
                    "ต้องเป็นวันที่ ปี ค.ศ.-เดือน-วัน เช่น 2025-01-31 (ไม่ใช่ปี พ.ศ.)",
                    "must be a date, year-month-day, Gregorian, for example 2025-01-31"));

    private final Map<String, FieldFault> faults = new LinkedHashMap<>();

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<FieldFault> all() {
        return List.copyOf(faults.values());
    }

    void add(String path, String th, String en) {
        add(path, new Text(th, en));
    }

    /** The field is not what its schema says it is. */
    void add(String path, JsonNode schema) {
        add(path, OF_A_KIND.getOrDefault(schema.path("x-kind").asText(), OTHER));
    }

    private void add(String path, Text why) {
        if (faults.size() < MOST) {
            faults.putIfAbsent(path, new FieldFault(path, why));
        }
    }

    /** What the schema refused. */
    void add(Error error) {
        var path = new StringBuilder(ROOT);
        for (var i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            var step = error.getInstanceLocation().getElement(i);
            path.append(step instanceof Integer ? "[" + step + "]" : "." + step);
        }
        if (error.getProperty() != null) {
            path.append('.').append(shown(error.getProperty()));
        }
        add(path.toString(), sentence(error));
    }

    private static String shown(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100);
    }

    private static Text sentence(Error error) {
        var kind = kindOf(error);
        if (OF_A_KIND.containsKey(kind)) {
            return OF_A_KIND.get(kind);
        }
        var limit = error.getSchemaNode() == null ? "" : error.getSchemaNode().asString("");
        return switch (error.getKeyword()) {
            case "required" -> new Text("ต้องระบุ", "is required");
            case "additionalProperties" -> new Text("ไม่มีช่องนี้ในแบบรายงาน", "is no field of the form");
            case "type" -> new Text("ค่าในช่องนี้ไม่ใช่ชนิดที่กำหนด", "the value is not of the expected type");
            case "enum" -> new Text("ไม่ใช่ค่าที่กำหนดให้เลือก", "is not one of the values to choose from");
            case "minLength", "minItems" ->
                new Text("ต้องมีอย่างน้อย %s".formatted(limit), "must have at least %s".formatted(limit));
            case "maxLength", "maxItems" ->
                new Text("ต้องไม่เกิน %s".formatted(limit), "must have at most %s".formatted(limit));
            case "uniqueItems" -> new Text("มีค่าซ้ำกัน", "holds the same value twice");
            case "pattern" -> new Text("รูปแบบไม่ถูกต้อง", "is not of the required form");
            default -> OTHER;
        };
    }

    /** The kind of the field that was refused: the validator shows the keyword's own value, its schema stands around it. */
    private static String kindOf(Error error) {
        var evaluated = error.getEvaluationPath();
        for (var i = 0; i < evaluated.getNameCount(); i++) {
            if ("$ref".equals(evaluated.getElement(i))) {
                var location = error.getSchemaLocation().getFragment();
                return switch (String.valueOf(location.getElement(1))) {
                    case "baht" -> Reading.BAHT;
                    case "people" -> Reading.COUNT;
                    case "day" -> Reading.DAY;
                    default -> "";
                };
            }
        }
        return "";
    }
}
