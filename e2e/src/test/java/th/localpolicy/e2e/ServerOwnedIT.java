package th.localpolicy.e2e;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import th.localpolicy.client.ApiException;
import th.localpolicy.e2e.WhoMay.Relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * What a service says of a thing and a client may not: every field of the answer that is none of the request, sent all the
 * same. Read off the contract, for every write that takes JSON.
 */
@EndToEnd
@Order(35)
class ServerOwnedIT {

    /** Fields that belong to the server whatever the contract says of the answer. */
    private static final List<String> ALWAYS =
            List.of("id", "status", "version", "submittedAt", "office", "createdAt", "changedAt", "receivedBy");

    private final RunningStack stack;
    private final Map<String, WhoMay> table = WhoMay.ofTheSystem();
    private final List<Operation> writes = Operation.all().stream()
            .filter(operation -> request(operation).isPresent())
            .toList();

    ServerOwnedIT(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void the_contract_has_writes_that_take_json() {
        assertThat(writes).hasSizeGreaterThan(6);
    }

    @TestFactory
    Stream<DynamicTest> a_field_that_is_the_servers_is_refused_or_not_taken() throws ApiException {
        var things = Things.made(stack);
        return writes.stream()
                .flatMap(operation -> serverOwned(operation).stream()
                        .map(field -> dynamicTest(
                                operation.name() + " with " + field, () -> sendWith(operation, field, things))));
    }

    private void sendWith(Operation operation, String field, Things things) {
        var request = things.requestOf(operation);
        var body = (ObjectNode) Client.JSON.readTree(request.body());
        body.put(field, "2000-01-01");

        var answer = client(operation)
                .send(
                        operation.method(),
                        request.path(),
                        BodyPublishers.ofString(body.toString()),
                        Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(request.headers()))
                                .toArray(String[]::new));

        if (answer.status() < 300) {
            assertThat(answer.json().path(field).asString("")).isNotEqualTo("2000-01-01");
        } else {
            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        }
    }

    /** Somebody who gets through, by the table. */
    private Client client(Operation operation) {
        var line = table.get(operation.name());
        return Stream.of(Relation.values())
                .flatMap(relation -> line.roles().get(relation).stream()
                        .map(role -> stack.asAnybodySays(line.office(relation), role)))
                .findFirst()
                .orElseThrow();
    }

    private static TreeSet<String> serverOwned(Operation operation) {
        var owned = new TreeSet<>(ALWAYS);
        for (var status : List.of("200", "201")) {
            schema(operation, operation.json().path("responses").path(status))
                    .ifPresent(answer -> owned.addAll(answer.path("properties").propertyNames()));
        }
        request(operation).orElseThrow().path("properties").propertyNames().forEach(owned::remove);
        return owned;
    }

    private static Optional<JsonNode> request(Operation operation) {
        return operation.writes() ? schema(operation, operation.json().path("requestBody")) : Optional.empty();
    }

    private static Optional<JsonNode> schema(Operation operation, JsonNode holder) {
        var schema = holder.path("content").path("application/json").path("schema");
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            schema = operation
                    .document()
                    .path("components")
                    .path("schemas")
                    .path(reference.substring(reference.lastIndexOf('/') + 1));
        }
        return Optional.of(schema).filter(found -> found.path("properties").isObject());
    }
}
