package th.localpolicy.reporting.submission;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.Statements;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** The last hour before the deadline: everybody at once, and whoever is sent away comes again. */
@QuarkusTest
@Stack
class DeadlineNightTest extends ReportsFixture {

    private static final int OFFICERS = 2_000;

    @TestHTTPResource("/api/v1/submissions")
    URI submissions;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private HttpRequest request(UUID obligation, String token) {
        return HttpRequest.newBuilder(submissions)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "night-" + obligation)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"obligationId":"%s","report":{"activities":[{"type":"EVENT","title":"งานประจำปี",
                         "budget":"12500.50"}],"reporter":{"position":"ท้องถิ่นอำเภอ"}}}""".formatted(obligation)))
                .build();
    }

    @Test
    void a_report_is_a_handful_of_statements() throws Exception {
        var token = Tokens.of("D3604", "officer");
        assertThat(CLIENT.send(request(owed("D3604", "P36"), token), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
        var second = request(owed("D3605", "P36"), Tokens.of("D3605", "officer"));
        var executed = Statements.of(() ->
                CLIENT.sendAsync(second, HttpResponse.BodyHandlers.ofString()).join());
        System.out.println(
                "statements of one report under an Idempotency-Key, BEGIN and COMMIT among them: " + executed);
        assertThat(executed).isBetween(5, 9);
    }

    @Test
    void thousands_at_once_are_all_answered_soon_and_each_report_is_there_once() throws Exception {
        var tokens = new ArrayList<String>();
        for (var district = 1; district <= 16; district++) {
            tokens.add(Tokens.of("D36%02d".formatted(district), "officer"));
        }
        sql("""
                insert into obligation (id, version, directive_id, root_directive_id, form, period, reporter, recipient,
                                        level, province, district, due_on, status, opened_at)
                select gen_random_uuid(), 1, '%1$s', gen_random_uuid(), 'soft-power-monthly', '2025-01',
                       'D36' || lpad((n %% 16 + 1)::text, 2, '0'), 'P36', 'DISTRICT', '36',
                       '36' || lpad((n %% 16 + 1)::text, 2, '0'), '2199-01-20', 'OPEN', now()
                from generate_series(1, %2$d) n
                """.formatted(directive, OFFICERS));
        var owed = rows("select id, right(district, 2)::int from obligation");
        var times = new ConcurrentLinkedQueue<Long>();
        var sentAway = new AtomicInteger();
        var begin = System.nanoTime();
        try (var officers = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = new ArrayList<Callable<Integer>>();
            for (var one : owed) {
                var request = request((UUID) one.get(0), tokens.get((int) one.get(1) - 1));
                sending.add(() -> send(request, times, sentAway));
            }
            for (var answer : officers.invokeAll(sending)) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                "deadline night: %d reports in %.1f s (%.0f/s), answers p50 %d ms, p99 %d ms, max %d ms, sent away with 503 %d times%n",
                OFFICERS,
                seconds,
                OFFICERS / seconds,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast(),
                sentAway.get());
        assertThat(one("select count(*) || '/' || count(distinct obligation_id) from submission"))
                .isEqualTo(OFFICERS + "/" + OFFICERS);
        assertThat(one("select count(*) from submission_version")).isEqualTo(Integer.toString(OFFICERS));
        assertThat(one("select count(*) from outbox o join obligation b on b.id::text = o.message_key"))
                .isEqualTo(Integer.toString(OFFICERS));
    }

    /** Sends until it is taken, as clients do: after a 503 again when Retry-After says, under the same key. */
    private static int send(HttpRequest request, ConcurrentLinkedQueue<Long> times, AtomicInteger sentAway)
            throws IOException, InterruptedException {
        for (var tries = 0; tries < 200; tries++) {
            var begin = System.nanoTime();
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            times.add((System.nanoTime() - begin) / 1_000_000);
            if (answer.statusCode() != 503 && answer.statusCode() != 429) {
                return answer.statusCode();
            }
            sentAway.incrementAndGet();
            var wait = answer.headers().firstValueAsLong("Retry-After").orElseThrow();
            LockSupport.parkNanos(Duration.ofSeconds(wait).toNanos() + (long) (Math.random() * 1e9));
        }
        return 0;
    }
}
