package th.localpolicy.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertTooManyRequests;

@GatewayTest
@TestPropertySource(properties = {"gateway.rates.address.per-second=1", "gateway.rates.address.burst=20"})
class AddressLimitTest {

    @Test
    void an_address_is_limited_before_its_tokens_are_looked_at_and_health_is_not(Client client) {
        HttpResponse<String> answer;
        int asked = 0;
        do {
            answer = client.get("/api/v1/directives", "Authorization", "Bearer nonsense");
        } while (answer.statusCode() == 401 && ++asked < 200);

        assertTooManyRequests(answer);
        assertTooManyRequests(client.get("/api/v1/provinces", "X-Forwarded-For", "203.0.113.7"));
        assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
}
