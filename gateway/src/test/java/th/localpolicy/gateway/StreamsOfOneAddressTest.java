package th.localpolicy.gateway;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertTooManyRequests;

@GatewayTest
@TestPropertySource(properties = "gateway.streams.per-address=1")
class StreamsOfOneAddressTest {

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
    void one_address_may_not_take_them_all(Client client) throws Exception {
        try (InputStream first = open(client)) {
            assertTooManyRequests(client.get(STREAM));
        }
    }
}
