package th.localpolicy.e2e;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One of each thing that the operations are about, and a request on it for every operation. The things are in a last state,
 * so that a caller who gets through is refused for the state (409) and nothing moves while everybody tries.
 */
final class Things {

    private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** A request as everybody sends it. */
    record Request(String path, String contentType, String body, String[] headers) {
        BodyPublisher publisher() {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        }
    }

    private final Map<String, String> ids = new HashMap<>();

    /** Makes the things: an identity of district 5002 that is withdrawn. */
    static Things made(RunningStack stack) {
        var things = new Things();
        var registry = stack.registry();
        var identity = registry.registered("5002", "2025-01-10");
        registry.withdrawn("5002", identity, "2025-01-20");
        things.ids.put("identities", identity);
        return things;
    }

    Request requestOf(Operation operation) {
        var body = body(operation);
        var plain = operation.id().equals("parseLetters");
        return new Request(
                path(operation) + query(operation),
                plain ? "text/plain" : "application/json",
                body instanceof String text ? text : body == null ? null : Client.JSON.writeValueAsString(body),
                operation.method().equals("PUT") ? new String[] {"If-Match", "\"1\""} : new String[0]);
    }

    private String path(Operation operation) {
        return VARIABLE.matcher(operation.path()).replaceAll(variable -> switch (variable.group(1)) {
            case "service" -> operation.service().title().replace("-service", "");
            case "code" ->
                operation.path().contains("provinces") ? "50" : operation.path().contains("offices") ? "D5002" : "5002";
            default ->
                ids.getOrDefault(
                        operation.path().split("/")[3],
                        operation.path().contains("/kpis/") ? "soft-power-2568" : NOBODYS);
        });
    }

    private static String query(Operation operation) {
        return switch (operation.id()) {
            default -> "";
        };
    }

    private static Object body(Operation operation) {
        return switch (operation.id()) {
            case "draftIdentity", "reviseIdentity" -> Registry.draftFor("5002");
            case "returnIdentity", "withdrawIdentity" -> Map.of("reason", "ทดสอบสิทธิ");
            case "replayOutbox" -> Map.of("from", 9_000_000_000L, "to", 9_000_000_000L);
            case "parseLetters" -> "ที่ มท 0810.6/ว 1";
            default -> operation.method().equals("GET") ? null : Map.of();
        };
    }

    /** What the operation asks for is read off the roles of its document; kept here for the message of a failure. */
    static List<String> documented(Operation operation) {
        return operation
                .json()
                .path("security")
                .valueStream()
                .flatMap(scheme -> scheme.properties().stream())
                .flatMap(scheme -> scheme.getValue().valueStream())
                .map(role -> role.asString())
                .toList();
    }
}
