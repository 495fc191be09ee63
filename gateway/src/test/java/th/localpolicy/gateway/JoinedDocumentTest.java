package th.localpolicy.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The document for generators is the services' three, joined; {@code -Dcontracts.update=true} writes it anew. */
@GatewayTest
class JoinedDocumentTest {

    private static final Path DOCUMENTS = Path.of("..", "contracts", "openapi");
    private static final Path JOINED = DOCUMENTS.resolve("localpolicy.yaml");

    private static String joined() {
        return JoinedDocument.of(Stream.of("directive", "identity", "reporting")
                .collect(Collectors.toMap(
                        service -> service, service -> read(DOCUMENTS.resolve(service + "-service.yaml")))));
    }

    @Test
    void the_checked_in_document_is_in_step_with_the_services_own() throws IOException {
        if (Boolean.getBoolean("contracts.update")) {
            Files.writeString(JOINED, joined());
        }

        assertThat(read(JOINED))
                .as("contracts/openapi/localpolicy.yaml; -Dcontracts.update=true writes it anew")
                .isEqualTo(joined());
    }

    @Test
    void no_name_means_two_things_and_no_reference_leads_nowhere() {
        JsonNode all = JoinedDocument.YAML.readTree(joined());

        List<String> ids = all.get("paths").findValuesAsString("operationId");
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        List<String> references = new ArrayList<>(all.findValuesAsString("$ref"));
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(all.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void every_operation_of_a_service_is_in_it() {
        JsonNode all = JoinedDocument.YAML.readTree(joined());

        assertThat(all.get("paths").findValuesAsString("operationId")).hasSize((int) Stream.of(
                        "directive", "identity", "reporting")
                .map(service -> JoinedDocument.YAML.readTree(read(DOCUMENTS.resolve(service + "-service.yaml"))))
                .mapToLong(document ->
                        document.get("paths").findValuesAsString("operationId").size())
                .sum());
    }

    @Test
    void what_shares_a_name_and_differs_is_told_apart() {
        String one = "{paths: {/a: {get: {operationId: list, x: {$ref: '#/components/schemas/Kind'}}}},"
                + " components: {schemas: {Kind: {type: string}, Same: {type: integer}}}}";
        String other = "{paths: {/b: {get: {operationId: list, x: {$ref: '#/components/schemas/Kind'}}}},"
                + " components: {schemas: {Kind: {type: integer}, Same: {type: integer}}}}";

        JsonNode all = JoinedDocument.YAML.readTree(JoinedDocument.of(Map.of("one", one, "other", other)));

        assertThat(all.at("/components/schemas").propertyNames()).containsExactly("KindOfOne", "KindOfOther", "Same");
        assertThat(all.at("/paths/~1a/get/operationId").asString()).isEqualTo("oneList");
        assertThat(all.at("/paths/~1b/get/x/$ref").asString()).isEqualTo("#/components/schemas/KindOfOther");
    }

    @Test
    void the_catalogue_serves_it(Client client) {
        HttpResponse<String> document = client.get("/api/openapi/all.yaml");

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type").orElse("")).contains("yaml");
        assertThat(document.body()).startsWith("---\nopenapi: 3.1.0");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
