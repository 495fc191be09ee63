package th.localpolicy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the topics is AsyncAPI 3, and everything that it names is there. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT =
            new YAMLMapper().readTree(Contracts.read(Contracts.ROOT.resolve("asyncapi.yaml")));

    private static List<Error> faults(JsonNode document) {
        try (var schema = AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(document.toString(), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_description_is_valid_asyncapi_3() {
        assertThat(DOCUMENT.get("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(faults(DOCUMENT)).isEmpty();
    }

    @Test
    void the_validator_notices_a_description_that_is_not() {
        var broken = (ObjectNode) DOCUMENT.deepCopy();
        ((ObjectNode) broken.at("/operations/tellOfIdentities")).put("action", "shout");

        assertThat(faults(broken)).isNotEmpty();
        assertThat(faults(((ObjectNode) DOCUMENT.deepCopy()).without("info"))).isNotEmpty();
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(DOCUMENT.findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Contracts.ROOT.resolve(reference)).isRegularFile();
            }
        });
    }

    /** The events of every topic but the dead letters, which are whatever they were. */
    static Stream<String> types() {
        return DOCUMENT.get("channels")
                .valueStream()
                .filter(channel -> !channel.get("address").asString().endsWith(".dead-letter"))
                .flatMap(channel -> channel.get("messages").propertyStream())
                .map(message -> message.getKey());
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_has_its_schema_and_a_sample_that_fits(String type) {
        assertThat(DOCUMENT.at("/components/messages/" + type + "/payload/$ref").asString())
                .isEqualTo("events/" + type + "/v1/schema.json");
        assertThat(Contracts.faults(type, Contracts.read(Contracts.EVENTS.resolve(type + "/v1/sample.json"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_sample_that_lacks_its_identity_would_not_fit(String type) {
        var sample =
                (ObjectNode) Client.JSON.readTree(Contracts.read(Contracts.EVENTS.resolve(type + "/v1/sample.json")));
        var schema = Client.JSON.readTree(Contracts.read(Contracts.EVENTS.resolve(type + "/v1/schema.json")));
        var identity = schema.get("required").get(0).asString();

        assertThat(Contracts.faults(type, sample.without(identity).toString())).isNotEmpty();
    }

    @Test
    void every_schema_that_is_checked_in_is_an_event_of_some_topic() throws IOException {
        try (var folders = Files.list(Contracts.EVENTS)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(types().toList());
        }
    }
}
