package th.localpolicy.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import th.localpolicy.stack.Part;

/**
 * One operation of the HTTP contract, as the checked-in document of its service has it.
 *
 * @param path the template, such as {@code /api/v1/identities/{id}}
 * @param json the operation object of the document
 * @param document the whole document, for its schemas
 */
record Operation(Part service, String method, String path, JsonNode json, JsonNode document) {

    private static final Map<Part, String> DOCUMENTS = Map.of(
            Part.DIRECTIVE, "directive-service.yaml",
            Part.IDENTITY, "identity-service.yaml",
            Part.REPORTING, "reporting-service.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** All operations of all services, by service and path. */
    static List<Operation> all() {
        var yaml = YAMLMapper.builder().build();
        var operations = new ArrayList<Operation>();
        for (var service : List.of(Part.DIRECTIVE, Part.IDENTITY, Part.REPORTING)) {
            var document = yaml.readTree(
                    Contracts.read(Contracts.ROOT.resolve("openapi").resolve(DOCUMENTS.get(service))));
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        if (METHODS.contains(operation.getKey())) {
                            operations.add(new Operation(
                                    service,
                                    operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue(),
                                    document));
                        }
                    }));
        }
        return operations;
    }

    String id() {
        return json.path("operationId").asString("");
    }

    /** The name by which the tables know it: unique over the services, some of which share operations. */
    String name() {
        return service.title().replace("-service", "") + " " + id();
    }

    boolean writes() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
