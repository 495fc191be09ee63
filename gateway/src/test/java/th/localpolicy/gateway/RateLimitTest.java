package th.localpolicy.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertTooManyRequests;

@GatewayTest
@TestPropertySource(properties = {"gateway.rates.caller.per-second=1", "gateway.rates.caller.burst=5"})
class RateLimitTest {

    private static final String TARGET = "/api/v1/obligations";

    @Test
    void a_caller_who_asks_too_often_is_told_when_to_come_back_and_the_service_is_left_alone(Client client) {
        String token = "Bearer " + Tokens.of("D3601", "officer");
        HttpResponse<String> answer = client.get(TARGET, "Authorization", token);
        int passed = 0;
        while (answer.statusCode() == 200 && passed < 100) {
            passed++;
            answer = client.get(TARGET, "Authorization", token);
        }

        assertTooManyRequests(answer);
        assertThat(passed).isGreaterThanOrEqualTo(5).isLessThan(100);
        assertThat(Services.REPORTING.received()).hasSize(passed);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void a_caller_is_counted_alone_whatever_token_it_shows(Client client) {
        HttpResponse<String> answer;
        int asked = 0;
        do {
            answer = client.get(TARGET, "Authorization", "Bearer " + Tokens.of("D3602", "officer"));
        } while (answer.statusCode() == 200 && ++asked < 100);

        assertTooManyRequests(answer);
        assertThat(client.get(TARGET, "Authorization", "Bearer " + Tokens.of("D3603", "officer"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("/api/v1/provinces").statusCode()).isEqualTo(200);
    }
}
