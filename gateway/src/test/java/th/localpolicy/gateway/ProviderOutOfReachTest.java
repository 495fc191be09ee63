package th.localpolicy.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;
import static th.localpolicy.gateway.ProblemAssert.assertUnavailable;

@GatewayTest
@TestPropertySource(properties = "test.issuer.url=http://localhost:1")
class ProviderOutOfReachTest {

    @Test
    void the_gateway_starts_and_serves_public_reads_without_the_provider(Client client) {
        assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(client.get("/api/v1/provinces").statusCode()).isEqualTo(200);
        assertProblem(client.get("/api/v1/directives"), 401, "unauthenticated");
    }

    @Test
    void a_token_that_cannot_be_checked_is_an_outage_and_not_a_bad_token(Client client) {
        for (int i = 0; i < 4; i++) {
            assertUnavailable(client.get("/api/v1/directives", "Authorization", "Bearer " + Tokens.of("D3604")));
        }
        assertThat(Services.DIRECTIVE.received()).isEmpty();
    }

    @Test
    void nobody_can_log_in_meanwhile_and_is_told_so(Client client) {
        assertUnavailable(client.get("/login"));
    }
}
