package th.localpolicy.e2e;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What came back from the gateway. */
record Answer(HttpResponse<byte[]> response) {

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return Client.JSON.readTree(response.body());
    }

    /** The body of an answer that must be a success. */
    JsonNode ok() {
        assertThat(status()).as("%s: %s", response.request(), text()).isBetween(200, 299);
        return json();
    }

    /** The problem of an answer that must be a refusal of this kind. Whatever else it says, it says nothing of the inside. */
    JsonNode problem(int status, String slug) {
        assertThat(status()).as("%s: %s", response.request(), text()).isEqualTo(status);
        assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = json();
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString())
                .isEqualTo(response.request().uri().getRawPath());
        assertThat(text()).doesNotContainIgnoringCase("exception", "java.", "select ", "insert ", "at th.localpolicy");
        return problem;
    }

    /** The problem, which must name this field. */
    JsonNode problemOf(String field) {
        var problem = problem(400, "invalid-request");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .as(text())
                .anyMatch(name -> name.startsWith(field));
        return problem;
    }
}
