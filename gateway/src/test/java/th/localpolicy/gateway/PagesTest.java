package th.localpolicy.gateway;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.problem.ProblemType;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;

@GatewayTest
class PagesTest {

    private static final Pattern OWN_FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css))\"");

    @Test
    void the_catalogue_page_brings_everything_it_needs_from_the_gateway(Client client) {
        HttpResponse<String> page = client.get("/api");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).doesNotContain("http://", "https://", "@swagger-ui", "<script>");
        assertThat(OWN_FILE.matcher(page.body()).results().map(MatchResult::group))
                .hasSize(6);
        OWN_FILE.matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .forEach(file ->
                        assertThat(client.get(file).statusCode()).as(file).isEqualTo(200));
        assertThat(client.get("/api/catalogue.js").body())
                .contains("/api/openapi/directive.yaml", "/api/openapi/identity.yaml", "/api/openapi/reporting.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "identity", "reporting"})
    void a_services_document_is_shown_under_the_catalogue(String service, Client client) {
        FakeService behind =
                switch (service) {
                    case "directive" -> Services.DIRECTIVE;
                    case "identity" -> Services.IDENTITY;
                    default -> Services.REPORTING;
                };
        behind.answers(FakeService.answer(
                200,
                Map.of("Content-Type", "application/yaml;charset=UTF-8"),
                "openapi: 3.1.0".getBytes(StandardCharsets.UTF_8)));

        HttpResponse<String> document =
                client.get("/api/openapi/" + service + ".yaml", "Accept", "application/json,*/*");

        assertThat(document.body()).isEqualTo("openapi: 3.1.0");
        assertThat(behind.only().target()).isEqualTo("/q/openapi");
        assertThat(behind.only().headers().get("Accept")).containsExactly("application/yaml");
    }

    @Test
    void there_is_no_document_of_a_service_that_does_not_exist(Client client) {
        assertProblem(client.get("/api/openapi/payroll.yaml"), 404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_problem_has_its_page_in_thai_and_english(ProblemType type, Client client) {
        HttpResponse<String> page = client.get(type.type());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains(
                        type.title().th(), type.title().en(), type.explanation().th())
                .contains(String.valueOf(type.status()));
        assertThat(client.get("/problems").body()).contains(type.type());
    }

    @Test
    void an_unknown_problem_has_no_page(Client client) {
        assertProblem(client.get("/problems/no-such-thing"), 404, "not-found");
    }

    @Test
    void the_first_page_is_thai_and_leads_to_the_catalogue(Client client) {
        assertThat(client.get("/").body()).contains("lang=\"th\"", "href=\"/api\"", "สารบัญ API");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/problems/stale", "/api/v1/provinces", "/api/v1/letters", "/nothing"})
    void every_answer_tells_a_browser_what_it_may_not_do(String target, Client client) {
        HttpResponse<String> answer = client.get(target);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .as("only under TLS")
                .isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void health_says_up_and_nothing_else(Client client) {
        assertThat(client.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(client.get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
    }
}
