package th.localpolicy.e2e;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.ApiResponse;
import th.localpolicy.client.model.Endorsement;
import th.localpolicy.client.model.Fault;
import th.localpolicy.client.model.Identity;
import th.localpolicy.client.model.IdentityDraft;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Registry.draft;

/** A client that does not know whether it was heard may say everything again. */
@EndToEnd
@Order(4)
class IdempotencyIT {

    private final RunningStack stack;
    private final Desk officer;

    IdempotencyIT(RunningStack stack) {
        this.stack = stack;
        this.officer = stack.desk("D3610", "officer");
    }

    private long identities() throws ApiException {
        return stack.figures().identities();
    }

    private static ApiResponse<Identity> drafted(Desk desk, IdentityDraft draft, String key) throws ApiException {
        return desk.identities().draftIdentityWithHttpInfo(draft, null, key);
    }

    @Test
    void the_same_post_twice_under_one_key_makes_one_identity_and_gets_the_first_answer_again() throws ApiException {
        var before = identities();

        var first = drafted(officer, draft("3610"), "d3610-twice");
        var again = drafted(officer, draft("3610"), "d3610-twice");

        assertThat(first.getStatusCode()).isEqualTo(201);
        assertThat(Desk.header(first, "Idempotent-Replayed")).isEmpty();
        assertThat(again.getStatusCode()).isEqualTo(201);
        assertThat(Desk.header(again, "Idempotent-Replayed")).hasValue("true");
        assertThat(again.getData()).isEqualTo(first.getData());
        assertThat(Desk.header(again, "Location")).isPresent().isEqualTo(Desk.header(first, "Location"));
        assertThat(Desk.header(again, "ETag")).isPresent().isEqualTo(Desk.header(first, "ETag"));
        assertThat(identities()).isEqualTo(before + 1);
    }

    @Test
    void a_key_is_not_used_again_for_something_else() throws ApiException {
        drafted(officer, draft("3610"), "d3610-other");
        var before = identities();

        Refusal.of(() -> drafted(officer, draft("3610").nameTh("ผ้าฝ้าย"), "d3610-other"))
                .is(422, "idempotency-key-reused");

        assertThat(identities()).isEqualTo(before);
    }

    @Test
    void what_was_refused_can_be_corrected_and_sent_again_under_the_same_key() throws ApiException {
        assertThat(Refusal.of(() -> drafted(officer, draft("3610").nameTh(""), "d3610-corrected"))
                        .is(400, "invalid-request")
                        .getErrors())
                .extracting(Fault::getField)
                .containsExactly("nameTh");

        var corrected = drafted(officer, draft("3610"), "d3610-corrected");

        assertThat(corrected.getStatusCode()).isEqualTo(201);
        assertThat(Desk.header(corrected, "Idempotent-Replayed")).isEmpty();
    }

    @Test
    void the_same_key_of_another_office_is_another_key() throws ApiException {
        drafted(officer, draft("3610"), "everybodys");

        var other = drafted(stack.desk("D3611", "officer"), draft("3611"), "everybodys");

        assertThat(other.getStatusCode()).isEqualTo(201);
        assertThat(Desk.header(other, "Idempotent-Replayed")).isEmpty();
    }

    @Test
    void eight_at_the_same_instant_under_one_key_make_one_identity() throws Exception {
        var before = identities();

        try (var clients = Executors.newFixedThreadPool(8)) {
            Callable<UUID> post = () ->
                    drafted(officer, draft("3610"), "d3610-at-once").getData().getId();
            var answers = clients.invokeAll(Stream.generate(() -> post).limit(8).toList());
            var ids = answers.stream().map(answer -> answer.resultNow()).collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
        }

        assertThat(identities()).isEqualTo(before + 1);
    }

    @Test
    void a_decision_repeated_under_its_key_is_taken_once() throws ApiException {
        var id = stack.registry().submitted("3612");
        var province = stack.desk("P36", "approver").identities();
        var decision = new Endorsement().registeredOn(LocalDate.parse("2025-03-31"));

        var first = province.endorseIdentityWithHttpInfo(id, decision, null, "p36-once");
        var again = province.endorseIdentityWithHttpInfo(id, decision, null, "p36-once");

        assertThat(again.getData()).isEqualTo(first.getData());
        assertThat(Desk.header(again, "Idempotent-Replayed")).hasValue("true");
        stack.identities().awaitTakenIn(id, 3);
        assertThat(stack.identities().recordsOf(id)).hasSize(3);
    }
}
