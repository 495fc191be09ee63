package th.localpolicy.e2e;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Registry.IDENTITIES;
import static th.localpolicy.e2e.Registry.at;
import static th.localpolicy.e2e.Registry.draftFor;

/** A client that does not know whether it was heard may say everything again. */
@EndToEnd
@Order(4)
class IdempotencyIT {

    private final RunningStack stack;
    private final Client officer;

    IdempotencyIT(RunningStack stack) {
        this.stack = stack;
        this.officer = stack.as("D3610", "officer");
    }

    private long identities() {
        return stack.figures().identities();
    }

    @Test
    void the_same_post_twice_under_one_key_makes_one_identity_and_gets_the_first_answer_again() {
        var before = identities();

        var first = officer.post(IDENTITIES, draftFor("3610"), "Idempotency-Key", "d3610-twice");
        var again = officer.post(IDENTITIES, draftFor("3610"), "Idempotency-Key", "d3610-twice");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(identities()).isEqualTo(before + 1);
    }

    @Test
    void a_key_is_not_used_again_for_something_else() {
        officer.post(IDENTITIES, draftFor("3610"), "Idempotency-Key", "d3610-other")
                .ok();
        var before = identities();

        officer.post(IDENTITIES, draftFor("3610", "nameTh", "ผ้าฝ้าย"), "Idempotency-Key", "d3610-other")
                .problem(422, "idempotency-key-reused");

        assertThat(identities()).isEqualTo(before);
    }

    @Test
    void what_was_refused_can_be_corrected_and_sent_again_under_the_same_key() {
        officer.post(IDENTITIES, draftFor("3610", "nameTh", ""), "Idempotency-Key", "d3610-corrected")
                .problemOf("nameTh");

        var corrected = officer.post(IDENTITIES, draftFor("3610"), "Idempotency-Key", "d3610-corrected");

        assertThat(corrected.status()).isEqualTo(201);
        assertThat(corrected.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void the_same_key_of_another_office_is_another_key() {
        officer.post(IDENTITIES, draftFor("3610"), "Idempotency-Key", "everybodys")
                .ok();

        var other = stack.as("D3611", "officer").post(IDENTITIES, draftFor("3611"), "Idempotency-Key", "everybodys");

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void eight_at_the_same_instant_under_one_key_make_one_identity() throws Exception {
        var before = identities();

        try (var clients = Executors.newFixedThreadPool(8)) {
            Callable<Answer> post =
                    () -> officer.post(IDENTITIES, draftFor("3610"), "Idempotency-Key", "d3610-at-once");
            var answers = clients.invokeAll(Stream.generate(() -> post).limit(8).toList());
            var ids = answers.stream()
                    .map(answer -> answer.resultNow().ok().get("id").asString())
                    .collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
        }

        assertThat(identities()).isEqualTo(before + 1);
    }

    @Test
    void a_decision_repeated_under_its_key_is_taken_once() {
        var id = stack.registry().submitted("3612");
        var province = stack.as("P36", "approver");
        var decision = Map.of("registeredOn", "2025-03-31");

        var first = province.post(at(id) + "/endorse", decision, "Idempotency-Key", "p36-once");
        var again = province.post(at(id) + "/endorse", decision, "Idempotency-Key", "p36-once");

        assertThat(again.ok()).isEqualTo(first.ok());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        stack.identities().awaitTakenIn(id, 3);
        assertThat(stack.identities().recordsOf(id)).hasSize(3);
    }
}
