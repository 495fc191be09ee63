package th.localpolicy.e2e;

import java.util.Optional;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** A refusal as it reaches whoever uses the generated client. */
record Refusal(ApiException said) {

    /** What the gateway refused; that it does is a part of the expectation. */
    static Refusal of(Callable<?> call) {
        try {
            throw new AssertionError("This was not refused: " + call.call());
        } catch (ApiException e) {
            return new Refusal(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The problem, which must be of this kind. Whatever else it says, it says nothing of the inside. */
    Problem is(int status, String slug) {
        assertThat(said.getCode()).as(said.getMessage()).isEqualTo(status);
        assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(said.getResponseBody())
                .doesNotContainIgnoringCase("exception", "java.", "select ", "insert ", "at th.localpolicy");
        var problem = problem();
        assertThat(problem.getType()).isEqualTo("/problems/" + slug);
        assertThat(problem.getStatus()).isEqualTo(status);
        assertThat(problem.getTitle()).isNotBlank();
        assertThat(problem.getDetail()).isNotBlank();
        assertThat(problem.getInstance()).startsWith("/api/v1/");
        return problem;
    }

    private Problem problem() {
        try {
            return Desk.JSON.readValue(said.getResponseBody(), Problem.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no problem of the contract: " + said.getResponseBody(), e);
        }
    }

    Optional<String> header(String name) {
        return said.getResponseHeaders().firstValue(name);
    }
}
