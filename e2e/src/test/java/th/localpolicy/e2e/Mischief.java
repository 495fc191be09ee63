package th.localpolicy.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils requests: a good body in one to three places, a text anywhere. The same random numbers spoil the same way. */
record Mischief(Random random) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "' OR '1'='1",
            "'; --",
            "%00",
            "\u0000",
            "\u0007\u001b[31m",
            "a\r\nX-Forged: 1",
            "../../etc/passwd",
            "..%2f..%2f",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "=1+1",
            "๑๒๓๔",
            "เ\u0e40\u0e4d\u0e32\u200b",
            "\u202eกขค",
            "\ud800",
            "😀😀😀",
            "NaN",
            "1e400",
            "-1",
            "0",
            "9999999999999999999999999",
            "2568-02-29",
            "2025-02-30",
            "+999999999-12-31",
            "-999999999-01-01",
            "0000-00-00",
            "P36",
            "D3604",
            "C04",
            "L10",
            "MOI",
            "null",
            "true",
            "[]",
            "ก".repeat(201),
            "ก".repeat(10_001));

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(-1);
            case 4 -> NODES.numberNode(0.1 + 0.2);
            case 5 -> NODES.numberNode(new java.math.BigDecimal("1e300"));
            case 6 -> NODES.arrayNode();
            case 7 -> NODES.objectNode();
            case 8 -> NODES.arrayNode().add(NODES.nullNode());
            default -> NODES.stringNode(text());
        };
    }

    /** The body, spoilt in one to three places. */
    JsonNode spoilt(JsonNode body) {
        var spoilt = body.deepCopy();
        for (var times = 1 + random.nextInt(3); times > 0; times--) {
            var containers = new ArrayList<JsonNode>();
            collect(spoilt, containers);
            if (containers.isEmpty()) {
                return value();
            }
            spoil(containers.get(random.nextInt(containers.size())));
        }
        return spoilt;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void spoil(JsonNode container) {
        switch (container) {
            case ObjectNode object -> {
                var names = List.copyOf(object.propertyNames());
                if (names.isEmpty() || random.nextInt(6) == 0) {
                    object.set(unknownName(), value());
                } else if (random.nextInt(4) == 0) {
                    object.remove(names.get(random.nextInt(names.size())));
                } else {
                    object.set(names.get(random.nextInt(names.size())), value());
                }
            }
            case ArrayNode array -> {
                if (array.isEmpty() || random.nextInt(3) == 0) {
                    array.add(value());
                } else if (random.nextInt(8) == 0) {
                    var first = array.get(0);
                    for (var i = 0; i < 3_000; i++) {
                        array.add(first);
                    }
                } else {
                    array.set(random.nextInt(array.size()), value());
                }
            }
            default -> throw new IllegalStateException("no container: " + container);
        }
    }

    private String unknownName() {
        var names = List.of("id", "status", "version", "__proto__", "office", "registeredOn", "ชื่อ", "", "a.b[0]");
        return names.get(random.nextInt(names.size()));
    }

    /** Text that was JSON, and perhaps is no more. */
    String broken(String json) {
        return switch (random.nextInt(7)) {
            case 0 -> json.substring(0, json.length() / 2);
            case 1 -> json + json;
            case 2 -> "[".repeat(5_000);
            case 3 -> "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000);
            case 4 -> json.replace('"', '\'');
            case 5 -> "\ufeff" + json;
            default -> text();
        };
    }
}
