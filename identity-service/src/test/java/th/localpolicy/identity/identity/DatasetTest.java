package th.localpolicy.identity.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;
import th.localpolicy.identity.Statements;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.endorse;
import static th.localpolicy.identity.identity.Registry.registered;

/** The registry as a harvester of a data catalogue meets it, and whoever follows its links. */
@QuarkusTest
@Stack
class DatasetTest {

    private static final String DATASET = "/api/v1/identities/dataset";

    private static JsonNode json(Response answer) throws Exception {
        return new ObjectMapper().readTree(answer.asByteArray());
    }

    @Test
    void a_catalogue_is_told_what_it_is_whose_under_which_licence_and_when_it_changed() throws Exception {
        registered("7301", "2025-01-15");
        var answer = given().get(DATASET);
        answer.then()
                .statusCode(200)
                .contentType(startsWith("application/ld+json"))
                .header("Cache-Control", containsString("public"));
        var dataset = json(answer);
        assertThat(dataset.get("@type").asText()).isEqualTo("dcat:Dataset");
        assertThat(dataset.get("@context").get("dcat").asText()).isEqualTo("http://www.w3.org/ns/dcat#");
        for (var field : List.of("dct:title", "dct:description")) {
            assertThat(dataset.get(field).findValuesAsText("@language")).containsExactlyInAnyOrder("th", "en");
        }
        assertThat(URI.create(dataset.get("dct:license").get("@id").asText()).isAbsolute())
                .isTrue();
        assertThat(dataset.get("dct:publisher").get("foaf:name").isEmpty()).isFalse();
        assertThat(Instant.parse(dataset.get("dct:modified").get("@value").asText()))
                .isBefore(Instant.now());
        assertThat(answer.header("Last-Modified")).isNotBlank();
        given().header("If-None-Match", answer.header("ETag"))
                .get(DATASET)
                .then()
                .statusCode(304);
        given().accept("application/json").get(DATASET).then().statusCode(200);
    }

    @Test
    void every_file_it_names_is_there_in_the_form_it_names() throws Exception {
        var dataset = json(given().get(DATASET));
        assertThat(dataset.get("dcat:distribution")).hasSize(3);
        for (var distribution : dataset.get("dcat:distribution")) {
            var address =
                    URI.create(distribution.get("dcat:downloadURL").get("@id").asText());
            assertThat(address.isAbsolute()).isTrue();
            for (var accept : List.of("*/*", "text/html,application/xhtml+xml;q=0.9")) {
                given().accept(accept)
                        .get(address.getPath())
                        .then()
                        .statusCode(200)
                        .contentType(
                                startsWith(distribution.get("dcat:mediaType").asText()))
                        .header("Content-Disposition", containsString("local-identities."));
            }
        }
        for (var none : List.of(".pdf", ".csv.exe", ".", "x")) {
            given().get(DATASET + none).then().statusCode(404);
        }
    }

    @Test
    void the_map_holds_every_registered_identity_once_and_no_other() throws Exception {
        var name = "ถ้ำ " + UUID.randomUUID();
        var place = draftFor("7302", "nameTh", name);
        place.put("place", Map.of("latitude", 14.25, "longitude", 100.5));
        String placed = draft("D7302", place).then().statusCode(201).extract().path("id");
        approver("D7302").post("/api/v1/identities/{id}/submit", placed);
        endorse("P73", placed, "2025-01-15").then().statusCode(200);
        var nowhere = registered("7302", "2025-01-15");
        var draft = drafted("7302");
        var whole = json(given().get(DATASET + ".geojson"));
        assertThat(whole.get("type").asText()).isEqualTo("FeatureCollection");
        assertThat(whole.get("licence").get("url").asText()).startsWith("https://");
        var ids = whole.get("features").findValuesAsText("id");
        assertThat(ids).contains(placed, nowhere).doesNotContain(draft).doesNotHaveDuplicates();
        assertThat(whole.get("features").findValuesAsText("status")).containsOnly("REGISTERED");
        for (var feature : whole.get("features")) {
            if (feature.get("id").asText().equals(placed)) {
                assertThat(feature.get("geometry").get("coordinates").toString())
                        .isEqualTo("[100.5,14.25]");
                assertThat(feature.get("properties").get("nameTh").asText()).isEqualTo(name);
            }
        }
    }

    @Test
    void a_token_opens_no_more_of_it() {
        var draft = drafted("7303");
        for (var form : List.of(".csv", ".geojson")) {
            var text = new String(
                    given().auth()
                            .oauth2(Tokens.of("D7303", "officer"))
                            .get(DATASET + form)
                            .asByteArray(),
                    StandardCharsets.UTF_8);
            assertThat(text).doesNotContain(draft);
        }
    }

    @Test
    void who_has_a_file_is_told_so_by_one_statement() {
        registered("7304", "2025-01-15");
        for (var form : List.of("", ".csv", ".xlsx", ".geojson")) {
            var tag = given().get(DATASET + form).header("ETag");
            assertThat(Statements.of(() -> given().header("If-None-Match", tag).get(DATASET + form)))
                    .isEqualTo(1);
        }
        given().get(DATASET + ".csv").then().statusCode(200).header("Vary", is("Accept, Authorization"));
    }
}
