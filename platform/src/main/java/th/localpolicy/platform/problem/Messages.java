package th.localpolicy.platform.problem;

import java.util.Map;

import jakarta.validation.ConstraintViolation;

import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.thai.ThaiText;

/**
 * The sentences for the constraints of Jakarta Validation that our records use. A constraint with a message of its own
 * carries both languages in it, parted by {@code |}.
 */
final class Messages {

    private static final Text FORM = new Text("รูปแบบไม่ถูกต้อง", "is not of the required form");

    private static final Map<String, Text> SENTENCES = Map.of(
            "NotNull", new Text("ต้องระบุ", "is required"),
            "NotBlank", new Text("ต้องระบุ", "is required"),
            "NotEmpty", new Text("ต้องมีอย่างน้อยหนึ่งรายการ", "must hold at least one"),
            "Size",
                    new Text(
                            "ความยาวหรือจำนวนต้องอยู่ระหว่าง {min} ถึง {max}",
                            "its length or count must be between {min} and {max}"),
            "Min", new Text("ต้องไม่น้อยกว่า {value}", "must be at least {value}"),
            "Max", new Text("ต้องไม่เกิน {value}", "must be at most {value}"),
            "DecimalMin", new Text("ต้องไม่น้อยกว่า {value}", "must be at least {value}"),
            "DecimalMax", new Text("ต้องไม่เกิน {value}", "must be at most {value}"),
            "Pattern", FORM);

    /** What the patterns of plain text mean. */
    private static final Map<String, Text> LINES = Map.of(
            ThaiText.LINE,
            new Text(
                    "ต้องเป็นข้อความบรรทัดเดียวที่ไม่มีอักขระควบคุม",
                    "must be one line of text without control characters"),
            ThaiText.PARAGRAPHS,
            new Text("ต้องเป็นข้อความที่ไม่มีอักขระควบคุม", "must be text without control characters"));

    private static final Text OTHER = new Text("ค่าไม่ถูกต้อง", "is not valid");

    private Messages() {}

    static Text of(ConstraintViolation<?> violation) {
        if (!violation.getMessageTemplate().startsWith("{")) {
            var own = violation.getMessage().split("\\|", 2);
            return new Text(own[0].strip(), own[own.length - 1].strip());
        }
        var descriptor = violation.getConstraintDescriptor();
        var sentence = LINES.getOrDefault(
                String.valueOf(descriptor.getAttributes().get("regexp")),
                SENTENCES.getOrDefault(
                        descriptor.getAnnotation().annotationType().getSimpleName(), OTHER));
        var text = new Text(
                filled(sentence.th(), descriptor.getAttributes()), filled(sentence.en(), descriptor.getAttributes()));
        return sentence == FORM ? ShownExample.of(violation).map(text::like).orElse(text) : text;
    }

    private static String filled(String sentence, Map<String, Object> attributes) {
        var filled = sentence;
        for (var attribute : attributes.entrySet()) {
            filled = filled.replace("{" + attribute.getKey() + "}", String.valueOf(attribute.getValue()));
        }
        return filled;
    }
}
