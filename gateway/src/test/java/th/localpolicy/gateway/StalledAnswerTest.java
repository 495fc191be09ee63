package th.localpolicy.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.localpolicy.gateway.ProblemAssert.assertUnavailable;

@GatewayTest
@TestPropertySource(properties = "gateway.api.idle=1s")
class StalledAnswerTest {

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void the_service_goes_on() {
        over.countDown();
    }

    private void identityStallsAfter(String beginning) {
        Services.IDENTITY.answers(FakeService.stalling("application/json", beginning, over));
    }

    @Test
    void an_answer_that_stalls_in_the_middle_is_broken_off_and_never_looks_whole(Client client) throws Exception {
        identityStallsAfter("{\"items\":[");
        long begun = System.nanoTime();

        HttpResponse<InputStream> answer = client.stream("/api/v1/provinces");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void an_answer_that_stalls_before_its_first_byte_is_an_outage(Client client) {
        identityStallsAfter("");

        assertUnavailable(client.get("/api/v1/provinces"));
    }

    @Test
    void a_slow_answer_that_keeps_coming_is_not_broken_off(Client client) {
        Services.IDENTITY.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 5; i++) {
                exchange.getResponseBody().write('1');
                exchange.getResponseBody().flush();
                try {
                    over.await(400, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });

        assertThat(client.get("/api/v1/provinces").body()).isEqualTo("11111");
    }
}
