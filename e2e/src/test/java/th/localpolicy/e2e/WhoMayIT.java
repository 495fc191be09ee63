package th.localpolicy.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import th.localpolicy.client.ApiException;
import th.localpolicy.e2e.Things.Request;
import th.localpolicy.e2e.WhoMay.Relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every operation of the contract, tried by everybody: without a token, and with each role at the office itself, its parent,
 * its child, its sibling and elsewhere; through the gateway, and past it at the service itself.
 */
@EndToEnd
@Order(30)
class WhoMayIT {

    private final RunningStack stack;
    private final Map<String, WhoMay> table = WhoMay.ofTheSystem();
    private final List<Operation> operations = Operation.all();
    private Things things;

    WhoMayIT(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void every_operation_has_a_line_in_the_table_and_every_line_an_operation() {
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.id()).as(operation.toString()).isNotBlank());
        assertThat(table.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map(Operation::name).toList());
    }

    @Test
    void the_table_has_at_least_two_thousand_cells() {
        var cells = operations.size() * (1 + Relation.values().length * WhoMay.ROLES.size()) * 2;
        System.out.printf("%d operations, %d cells%n", operations.size(), cells);
        assertThat(cells).isGreaterThanOrEqualTo(2_000);
    }

    @TestFactory
    Stream<DynamicTest> each_role_of_each_office_gets_what_the_table_says() throws ApiException {
        things = Things.made(stack);
        return operations.stream()
                .filter(operation -> table.containsKey(operation.name()))
                .map(operation -> dynamicTest(operation.name(), () -> tryAll(operation)));
    }

    private void tryAll(Operation operation) {
        var line = table.get(operation.name());
        var request = things.requestOf(operation);
        var wrong = new ArrayList<String>();
        for (var way : List.of("gateway", "service")) {
            var anonymous =
                    send(operation, request, way.equals("gateway") ? stack.anybody() : stack.past(operation.service()));
            if (anonymous != line.anonymous()) {
                wrong.add(way + ", without a token: " + anonymous);
            }
            for (var relation : Relation.values()) {
                for (var role : WhoMay.ROLES) {
                    var office = line.office(relation);
                    var client = stack.asAnybodySays(office, role);
                    var status = send(
                            operation,
                            request,
                            way.equals("gateway") ? client : stack.past(operation.service(), client));
                    var through = status != 401 && status != 403;
                    if (through != line.letsThrough(relation, role) || status >= 500) {
                        wrong.add("%s, %s of %s (%s): %d".formatted(way, role, office, relation, status));
                    }
                }
            }
        }
        assertThat(wrong)
                .as("%s, documented roles %s", operation, Things.documented(operation))
                .isEmpty();
    }

    private static int send(Operation operation, Request request, Client client) {
        var headers = new ArrayList<>(List.of(request.headers()));
        if (request.body() != null) {
            headers.addAll(List.of("Content-Type", request.contentType()));
        }
        return client.status(operation.method(), request.path(), request.publisher(), headers.toArray(String[]::new));
    }
}
