package th.localpolicy.e2e;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;

/**
 * Makes requests out of the contract: good ones, nearly good ones and hostile ones. The number of a request and the seed
 * make it again.
 */
final class Fuzzer {

    private static final int LONGEST_IN_ADDRESS = 201;

    private final List<Operation> operations;
    private final Things things;
    private final long seed;

    Fuzzer(List<Operation> operations, Things things, long seed) {
        this.operations = operations;
        this.things = things;
        this.seed = seed;
    }

    /** One request, ready to be sent by anybody. */
    record Shot(
            Operation operation,
            String office,
            String role,
            String method,
            String path,
            String body,
            String[] headers) {
        BodyPublisher publisher() {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        }

        @Override
        public String toString() {
            return "%s %s by %s of %s, body %s, headers %s"
                    .formatted(
                            method,
                            path.length() > 300 ? path.substring(0, 300) + "…" : path,
                            role,
                            office,
                            body == null ? "none" : body.length() > 600 ? body.substring(0, 600) + "…" : body,
                            List.of(headers));
        }
    }

    Shot shot(int number) {
        var random = new Random(seed * 1_000_003 + number);
        var mischief = new Mischief(random);
        var operation = operations.get(random.nextInt(operations.size()));
        var good = things.requestOf(operation);
        var headers = new ArrayList<>(List.of(good.headers()));
        headers.addAll(List.of("X-Correlation-Id", "fuzz-" + seed + "-" + number));
        var body = body(good.body(), random, mischief);
        if (body != null) {
            headers.addAll(List.of("Content-Type", random.nextInt(25) == 0 ? "application/xml" : good.contentType()));
        }
        if (operation.method().equals("POST") && random.nextInt(4) == 0) {
            headers.addAll(
                    List.of("Idempotency-Key", random.nextInt(8) == 0 ? "k".repeat(300) : "k" + random.nextInt(5_000)));
        }
        if (random.nextInt(6) == 0) {
            headers.addAll(List.of("Accept-Language", random.nextBoolean() ? "en" : "xx-*;q=9"));
        }
        if (random.nextInt(20) == 0) {
            headers.addAll(List.of("Accept", random.nextBoolean() ? "text/csv" : "image/png"));
        }
        var method = random.nextInt(60) == 0
                ? List.of("PUT", "POST", "DELETE", "GET").get(random.nextInt(4))
                : operation.method();
        return new Shot(
                operation,
                pick(random, "D5002", "P50", "DLA", "MOI", "D9001", "L500253"),
                pick(random, "officer", "approver", "approver", "auditor", "operator"),
                method,
                path(operation, good.path(), random, mischief),
                method.equals("GET") ? null : body,
                headers.toArray(String[]::new));
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String body(String good, Random random, Mischief mischief) {
        if (good == null || !(good.startsWith("{") || good.startsWith("["))) {
            return good == null || random.nextInt(3) > 0 ? good : mischief.text() + good;
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> good;
            case 2 -> mischief.broken(good);
            case 3 -> mischief.value().toString();
            default -> mischief.spoilt(Client.JSON.readTree(good)).toString();
        };
    }

    private String path(Operation operation, String good, Random random, Mischief mischief) {
        var path = good;
        if (random.nextInt(6) == 0 && operation.path().contains("{")) {
            var parts = good.split("\\?")[0].split("/");
            var template = operation.path().split("/");
            for (var i = 0; i < template.length; i++) {
                if (template[i].startsWith("{") && random.nextBoolean()) {
                    parts[i] = encoded(mischief.text());
                }
            }
            path = String.join("/", parts);
        }
        var query = new ArrayList<String>();
        operation.json().path("parameters").forEach(parameter -> {
            if (parameter.path("in").asString().equals("query") && random.nextInt(4) == 0) {
                query.add(parameter.path("name").asString() + "=" + encoded(argument(parameter, random, mischief)));
            }
        });
        return query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + String.join("&", query);
    }

    private static String argument(JsonNode parameter, Random random, Mischief mischief) {
        var choices = parameter.path("schema").path("enum");
        if (random.nextInt(3) == 0) {
            return mischief.text();
        }
        if (!parameter.path("example").isMissingNode()) {
            return parameter.path("example").asString();
        }
        if (choices.isArray()) {
            return choices.get(random.nextInt(choices.size())).asString();
        }
        return switch (parameter.path("schema").path("type").asString("")) {
            case "integer" -> String.valueOf(random.nextInt(-5, 500));
            case "boolean" -> String.valueOf(random.nextBoolean());
            default -> mischief.text();
        };
    }

    /** An address longer than the gateway reads is refused with the connection, and its answer may be lost: not tried here. */
    private static String encoded(String text) {
        var shown = text.length() > LONGEST_IN_ADDRESS ? text.substring(0, LONGEST_IN_ADDRESS) : text;
        return URLEncoder.encode(shown, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
