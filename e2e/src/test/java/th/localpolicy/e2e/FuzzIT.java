package th.localpolicy.e2e;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.e2e.Fuzzer.Shot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests made out of the contract, good, nearly good and hostile: no answer is a failure of ours, each fits its schema, a
 * refusal wrote nothing and tells nothing of the inside. {@code -Dfuzz.requests=500000 -Dfuzz.seed=7} for a long night.
 */
@EndToEnd
@Order(40)
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 2568);
    private static final int AT_ONCE = 8;
    private static final int ENOUGH = 25;
    private static final List<String> INSIDE =
            List.of("Exception", "java.", "org.postgresql", "hibernate", "quarkus", "at th.localpolicy", "SQLSTATE");

    private final RunningStack stack;
    private final AnswerSchemas schemas = new AnswerSchemas();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

    FuzzIT(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void whatever_is_asked_the_answer_is_in_the_contract_and_a_refusal_wrote_nothing()
            throws InterruptedException, ApiException {
        var operations = Operation.all().stream()
                .filter(operation ->
                        !operation.id().startsWith("rebuild") && !operation.id().startsWith("stream"))
                .toList();
        var fuzzer = new Fuzzer(operations, Things.made(stack), SEED);
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var number = 0; number < REQUESTS; number++) {
                var shot = number;
                threads.execute(() -> fire(shot, fuzzer));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.DAYS)).isTrue();
        }
        System.out.printf(
                "%d requests in %.1f s, seed %d: %s%n", REQUESTS, (System.nanoTime() - began) / 1e9, SEED, statuses);
        assertThat(wrong).isEmpty();
        assertThat(statuses.keySet()).contains(200, 201, 400, 403, 404, 409);
        assertThat(written()).as("refused, and yet in the audit trail").doesNotContainAnyElementsOf(refused);
    }

    private void fire(int number, Fuzzer fuzzer) {
        if (wrong.size() >= ENOUGH) {
            return;
        }
        Shot shot = null;
        try {
            shot = fuzzer.shot(number);
            var answer = stack.asAnybodySays(shot.office(), shot.role())
                    .send(shot.method(), shot.path(), shot.publisher(), shot.headers());
            judge(number, shot, answer);
        } catch (RuntimeException e) {
            wrong.add("request %d, %s: %s".formatted(number, shot, e));
        }
    }

    private void judge(int number, Shot shot, Answer answer) {
        statuses.computeIfAbsent(answer.status(), unseen -> new AtomicInteger()).incrementAndGet();
        if (answer.status() >= 400) {
            refused.add(number);
        }
        if (answer.status() >= 500) {
            wrong.add("request %d, %s: %d %s".formatted(number, shot, answer.status(), answer.text()));
        }
        if (shot.method().equals(shot.operation().method())) {
            var faults = schemas.faults(shot.operation(), answer);
            if (!faults.isEmpty()) {
                wrong.add("request %d, %s: %d does not fit, %s\n%s"
                        .formatted(number, shot, answer.status(), faults, start(answer.text())));
            }
        }
        var told = INSIDE.stream().filter(answer.text()::contains).toList();
        if (!told.isEmpty()) {
            wrong.add("request %d, %s: tells %s\n%s".formatted(number, shot, told, start(answer.text())));
        }
    }

    private static String start(String text) {
        return text.length() > 500 ? text.substring(0, 500) + "…" : text;
    }

    /** The numbers of the requests that changed something, by the audit trails of the services. */
    private Set<Integer> written() {
        var prefix = "fuzz-" + SEED + "-";
        var ministry = stack.as("MOI", "auditor");
        return List.of("directive", "identity", "reporting").stream()
                .flatMap(service -> ministry.all("/api/v1/audit/" + service + "?").stream())
                .map(entry -> entry.path("correlation").asString(""))
                .filter(correlation -> correlation.startsWith(prefix))
                .map(correlation -> Integer.valueOf(correlation.substring(prefix.length())))
                .collect(Collectors.toSet());
    }
}
