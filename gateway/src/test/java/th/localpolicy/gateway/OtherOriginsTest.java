package th.localpolicy.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;

@GatewayTest
@TestPropertySource(properties = "gateway.cors.origins=https://portal.example,https://other.example")
class OtherOriginsTest {

    private static HttpResponse<String> preflight(Client client, String origin) {
        return client.send(
                "OPTIONS",
                "/api/v1/identities",
                BodyPublishers.noBody(),
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,idempotency-key");
    }

    @Test
    void a_page_that_may_call_is_told_so_before_any_token_is_asked_for(Client client) {
        HttpResponse<String> answer = preflight(client, "https://portal.example");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://portal.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .containsIgnoringCase("idempotency-key");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .as("no cookie comes from elsewhere")
                .isEmpty();
    }

    @Test
    void it_can_read_what_it_needs_of_an_answer(Client client) {
        HttpResponse<String> answer = client.get("/api/v1/provinces", "Origin", "https://other.example");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag", "Retry-After", "X-Correlation-Id");
    }

    @Test
    void any_other_page_is_refused(Client client) {
        assertProblem(preflight(client, "https://evil.example"), 403, "cross-site-request");
        assertProblem(client.get("/api/v1/provinces", "Origin", "https://evil.example"), 403, "cross-site-request");
        assertThat(Services.IDENTITY.received()).isEmpty();
    }
}
