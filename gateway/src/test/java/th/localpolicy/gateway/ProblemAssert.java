package th.localpolicy.gateway;

import java.net.http.HttpResponse;

import com.jayway.jsonpath.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;

/** Says what an answer must be when the gateway refuses. */
final class ProblemAssert {

    private ProblemAssert() {}

    static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat((String) JsonPath.read(answer.body(), "$.type")).isEqualTo("/problems/" + slug);
        assertThat((Integer) JsonPath.read(answer.body(), "$.status")).isEqualTo(status);
        assertThat((String) JsonPath.read(answer.body(), "$.title")).isNotBlank();
        assertThat((String) JsonPath.read(answer.body(), "$.detail")).isNotBlank();
        assertThat((String) JsonPath.read(answer.body(), "$.instance"))
                .isEqualTo(answer.request().uri().getRawPath());
        assertThat(answer.body()).doesNotContain("Exception", "springframework", "netty");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).isPresent();
    }

    static void assertTooManyRequests(HttpResponse<String> answer) {
        assertProblem(answer, 429, "too-many-requests");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    static void assertUnavailable(HttpResponse<String> answer) {
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
