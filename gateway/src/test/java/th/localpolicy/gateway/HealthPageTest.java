package th.localpolicy.gateway;

import java.net.http.HttpResponse;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Directive-service is dead. */
@GatewayTest
@TestPropertySource(properties = "test.directive.url=http://localhost:1")
class HealthPageTest {

    private static final String UP = "{\"status\":\"UP\",\"checks\":[]}";
    private static final String NO_DATABASE = "{\"status\":\"DOWN\",\"checks\":["
            + "{\"name\":\"Database connections health check\",\"status\":\"DOWN\",\"data\":{\"<default>\":\"secret host\"}},"
            + "{\"name\":\"event path\",\"status\":\"UP\"}]}";

    private static void servicesSay(String identity, String reporting) {
        Services.IDENTITY.answers(FakeService.json(identity.equals(UP) ? 200 : 503, identity));
        Services.REPORTING.answers(FakeService.json(reporting.equals(UP) ? 200 : 503, reporting));
    }

    @Test
    void anybody_sees_which_part_is_up_degraded_or_down_and_nothing_of_the_inside(Client client) {
        servicesSay(UP, NO_DATABASE);

        await().untilAsserted(() -> {
            HttpResponse<String> answer = client.get("/api/health");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat((String) JsonPath.read(answer.body(), "$.state")).isEqualTo("degraded");
            assertThat((List<?>) JsonPath.read(answer.body(), "$.parts[*].name"))
                    .hasToString("[\"gateway\",\"identity-service\",\"directive-service\",\"reporting-service\"]");
            assertThat((List<?>) JsonPath.read(answer.body(), "$.parts[*].state"))
                    .hasToString("[\"up\",\"up\",\"down\",\"degraded\"]");
            assertThat(answer.body()).doesNotContain("atabase", "secret", "localhost", "Exception");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        });
    }

    @Test
    void who_has_a_token_sees_what_is_degraded_by_name_only(Client client) {
        servicesSay(UP, NO_DATABASE);

        await().untilAsserted(() -> {
            String answer = client.get("/api/health", "Authorization", "Bearer " + Tokens.of("DLA", "operator"))
                    .body();
            assertThat((List<?>) JsonPath.read(answer, "$.parts[3].degraded"))
                    .hasToString("[\"Database connections health check\"]");
            assertThat(answer).doesNotContain("secret");
        });
    }

    @Test
    void a_browser_gets_a_page(Client client) {
        servicesSay(UP, UP);

        HttpResponse<String> page = client.get("/api/health", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .contains("สถานะของระบบ: ใช้งานได้บางส่วน")
                .containsPattern(
                        "หนังสือสั่งการ<br><small>directive-service</small></th><td class=\"down\">ใช้งานไม่ได้")
                .contains("/login?to=/api/health", "น.</time>");
    }

    @Test
    void the_page_tells_who_is_known_what_is_degraded(Client client) {
        servicesSay(UP, NO_DATABASE);

        await().untilAsserted(() -> assertThat(client.get(
                                "/api/health",
                                "Accept",
                                "text/html",
                                "Authorization",
                                "Bearer " + Tokens.of("DLA", "operator"))
                        .body())
                .contains("Database connections health check")
                .doesNotContain("secret", "/login"));
    }

    @Test
    void however_many_watch_the_services_are_asked_at_most_every_two_seconds(Client client) {
        servicesSay(UP, UP);
        for (int i = 0; i < 50; i++) {
            client.get("/api/health");
        }

        assertThat(Services.IDENTITY.received().size()).isLessThan(10);
    }
}
