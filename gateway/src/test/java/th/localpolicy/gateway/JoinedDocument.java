package th.localpolicy.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * One OpenAPI document out of the services' three, for generators. What is the same in several stands once; what shares a
 * name and differs, schemas and operations alike, is told apart by its service's name.
 */
final class JoinedDocument {

    private static final String SCHEMA = "#/components/schemas/";
    private static final Set<String> OPERATIONS = Set.of("get", "put", "post", "patch", "delete");

    static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    private final Map<String, JsonNode> documents;

    private JoinedDocument(Map<String, JsonNode> documents) {
        this.documents = documents;
    }

    /** The documents' text by the name of their service. */
    static String of(Map<String, String> texts) {
        Map<String, JsonNode> documents = new TreeMap<>();
        texts.forEach((service, text) -> documents.put(service, YAML.readTree(text)));
        return YAML.writeValueAsString(new JoinedDocument(documents).joined());
    }

    private ObjectNode joined() {
        Set<String> apart = schemasThatDiffer();
        Set<String> twice = operationsOfSeveral();
        ObjectNode all = YAML.createObjectNode();
        all.put("openapi", "3.1.0");
        all.putObject("info")
                .put("title", "LocalPolicy · หนังสือสั่งการ อัตลักษณ์ท้องถิ่น และรายงาน")
                .put("version", "1")
                .put(
                        "description",
                        "Everything that the gateway serves, for generators. Joined from the documents of the three "
                                + "services · ทุกบริการหลังเกตเวย์ สำหรับเครื่องมือสร้างโค้ด");
        Map<String, JsonNode> tags = new TreeMap<>();
        Map<String, JsonNode> paths = new TreeMap<>();
        Map<String, Map<String, JsonNode>> components = new TreeMap<>();
        documents.forEach((service, document) -> {
            JsonNode renamed = renamed(document.deepCopy(), service, apart);
            renamed.path("tags").forEach(tag -> tags.putIfAbsent(tag.get("name").asString(), tag));
            renamed.path("paths").propertyStream().forEach(path -> {
                nameOperations(path.getValue(), service, twice);
                // The trail and the event path are served by every service under its own name.
                put(paths, path.getKey().replace("{service}", service), path.getValue());
            });
            renamed.path("components")
                    .propertyStream()
                    .forEach(kind -> kind.getValue()
                            .propertyStream()
                            .forEach(component -> put(
                                    components.computeIfAbsent(kind.getKey(), unseen -> new TreeMap<>()),
                                    kind.getKey().equals("schemas") && apart.contains(component.getKey())
                                            ? apart(component.getKey(), service)
                                            : component.getKey(),
                                    component.getValue())));
        });
        ArrayNode tagList = all.putArray("tags");
        tags.values().forEach(tagList::add);
        all.set("paths", YAML.valueToTree(paths));
        all.set("components", YAML.valueToTree(components));
        return all;
    }

    private static void put(Map<String, JsonNode> known, String name, JsonNode value) {
        JsonNode other = known.putIfAbsent(name, value);
        if (other != null && !other.equals(value)) {
            throw new IllegalStateException("Two services differ about " + name);
        }
    }

    /** Names with more than one meaning, and every name whose meaning depends on one of these. */
    private Set<String> schemasThatDiffer() {
        Map<String, JsonNode> seen = new HashMap<>();
        Set<String> apart = new HashSet<>();
        documents
                .values()
                .forEach(document -> document.at("/components/schemas")
                        .propertyStream()
                        .forEach(schema -> {
                            JsonNode other = seen.putIfAbsent(schema.getKey(), schema.getValue());
                            if (other != null && !other.equals(schema.getValue())) {
                                apart.add(schema.getKey());
                            }
                        }));
        Set<String> shared = new HashSet<>();
        Set<String> once = new HashSet<>();
        documents
                .values()
                .forEach(document -> document.at("/components/schemas")
                        .propertyNames()
                        .forEach(name -> {
                            if (!once.add(name)) {
                                shared.add(name);
                            }
                        }));
        boolean more = true;
        while (more) {
            more = false;
            for (String name : shared) {
                if (!apart.contains(name)
                        && apart.stream()
                                .anyMatch(other -> seen.get(name).toString().contains(SCHEMA + other + "\""))) {
                    apart.add(name);
                    more = true;
                }
            }
        }
        return apart;
    }

    private Set<String> operationsOfSeveral() {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        documents
                .values()
                .forEach(document -> document.findValuesAsString("operationId").forEach(id -> {
                    if (!once.add(id)) {
                        twice.add(id);
                    }
                }));
        return twice;
    }

    private static void nameOperations(JsonNode path, String service, Set<String> twice) {
        if (path instanceof ObjectNode item && item.has("parameters")) {
            dropServiceParameter(item);
        }
        path.propertyStream()
                .filter(operation -> OPERATIONS.contains(operation.getKey()))
                .map(Map.Entry::getValue)
                .map(ObjectNode.class::cast)
                .forEach(operation -> {
                    dropServiceParameter(operation);
                    String id = operation.path("operationId").asString("");
                    if (twice.contains(id)) {
                        operation.put("operationId", service + capital(id));
                    }
                });
    }

    private static void dropServiceParameter(ObjectNode holder) {
        if (holder.get("parameters") instanceof ArrayNode parameters) {
            ArrayNode kept = YAML.createArrayNode();
            parameters.forEach(parameter -> {
                if (!(parameter.path("name").asString("").equals("service")
                        && parameter.path("in").asString("").equals("path"))) {
                    kept.add(parameter);
                }
            });
            holder.set("parameters", kept);
        }
    }

    private static JsonNode renamed(JsonNode node, String service, Set<String> apart) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> changed = new LinkedHashMap<>();
            object.propertyStream()
                    .forEach(property -> changed.put(
                            property.getKey(),
                            property.getKey().equals("$ref")
                                    ? reference(property.getValue(), service, apart)
                                    : renamed(property.getValue(), service, apart)));
            object.removeAll();
            changed.forEach(object::set);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, renamed(array.get(i), service, apart));
            }
        }
        return node;
    }

    private static JsonNode reference(JsonNode ref, String service, Set<String> apart) {
        String target = ref.asString("");
        String name = target.startsWith(SCHEMA) ? target.substring(SCHEMA.length()) : "";
        return apart.contains(name) ? StringNode.valueOf(SCHEMA + apart(name, service)) : ref;
    }

    private static String apart(String schema, String service) {
        return schema + "Of" + capital(service);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
