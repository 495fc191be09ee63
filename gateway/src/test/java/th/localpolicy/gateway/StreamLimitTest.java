package th.localpolicy.gateway;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.gateway.ProblemAssert.assertUnavailable;

@GatewayTest
@TestPropertySource(properties = "gateway.streams.open=2")
class StreamLimitTest {

    private static final String STREAM = "/api/v1/kpis/soft-power-2568/stream";

    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void reporting_streams() {
        Services.REPORTING.answers(FakeService.stalling("text/event-stream", "data: 1\n\n", over));
    }

    @AfterEach
    void all_streams_end() {
        over.countDown();
    }

    private static InputStream open(Client client) throws Exception {
        HttpResponse<InputStream> stream = client.stream(STREAM);
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body().read()).isEqualTo('d');
        return stream.body();
    }

    @Test
    void the_next_stream_is_refused_when_all_are_taken_and_has_its_place_when_one_ends(Client client) throws Exception {
        InputStream first = open(client);
        try (InputStream second = open(client)) {
            assertUnavailable(client.get(STREAM));

            first.close();
            await().until(() -> {
                HttpResponse<InputStream> next = client.stream(STREAM);
                try (InputStream body = next.body()) {
                    return next.statusCode() == 200;
                }
            });
        }
    }
}
