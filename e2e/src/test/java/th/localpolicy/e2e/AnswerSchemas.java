package th.localpolicy.e2e;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.node.ObjectNode;

/** Whether an answer is what the contract says for its status. */
final class AnswerSchemas {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Optional<Schema>> known = new ConcurrentHashMap<>();

    /** What is wrong with the answer; empty when nothing is. */
    List<String> faults(Operation operation, Answer answer) {
        var status = String.valueOf(answer.status());
        var type =
                answer.header("Content-Type").map(value -> value.split(";")[0]).orElse("");
        if (answer.status() >= 400) {
            return type.equals("application/problem+json")
                    ? validate(operation, "400", type, answer.text())
                    : List.of("a refusal as " + type);
        }
        if (operation.json().path("responses").path(status).isMissingNode()) {
            return answer.status() == 304 ? List.of() : List.of("status " + status + " is not in the contract");
        }
        return type.equals("application/json") ? validate(operation, status, type, answer.text()) : List.of();
    }

    private List<String> validate(Operation operation, String status, String type, String body) {
        return known.computeIfAbsent(
                        operation.name() + " " + status + " " + type, unseen -> schema(operation, status, type))
                .map(schema -> schema.validate(body, InputFormat.JSON).stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                        .limit(5)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Schema> schema(Operation operation, String status, String type) {
        var schema = operation
                .json()
                .path("responses")
                .path(status)
                .path("content")
                .path(type)
                .path("schema");
        if (!(schema instanceof ObjectNode object)) {
            return Optional.empty();
        }
        var whole = object.deepCopy();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", operation.document().get("components"));
        return Optional.of(SCHEMAS.getSchema(whole.toString()));
    }
}
