package th.localpolicy.e2e;

import java.time.Duration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.AuditApi.APIIdentityListAuditEntriesRequest;
import th.localpolicy.client.api.OperationsApi;
import th.localpolicy.client.model.AuditEntryOfIdentity;
import th.localpolicy.client.model.Fault;
import th.localpolicy.client.model.Replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An operator's commands repair; used when nothing is broken, they change no figure. */
@EndToEnd
@Order(12)
class OperationsIT {

    private final RunningStack stack;
    private final OperationsApi operator;
    private Figures before;

    OperationsIT(RunningStack stack) {
        this.stack = stack;
        this.operator = stack.desk("DLA", "operator").operations();
    }

    @BeforeAll
    void something_to_rebuild_and_to_tell_again() throws ApiException {
        var letters = new Letters(stack);
        letters.owed(letters.issued("มท 0810.6/ว 16001", "P38"), "P38", "2025-01");
        var registry = stack.registry();
        var withdrawn = registry.registered("3616", "2025-01-15");
        registry.withdrawn("3616", withdrawn, "2025-06-01");
        stack.identities().awaitTakenIn(withdrawn, 4);
    }

    @BeforeEach
    void look() throws ApiException {
        stack.identities().awaitAllTakenIn();
        before = stack.figures();
    }

    private static Replay replay(Long from, Long to) {
        return new Replay().from(from).to(to);
    }

    @Test
    void the_projection_built_anew_from_the_topic_gives_the_same_figures() throws ApiException {
        var rebuilt = operator.rebuildKpiProjection(null, "rebuilt-once");

        assertThat(rebuilt.getUnreadable()).isZero();
        assertThat(rebuilt.getEvents()).isPositive();
        assertThat(stack.figures()).isEqualTo(before);
    }

    @Test
    void after_a_rebuild_the_projection_goes_on_with_what_comes() throws ApiException {
        operator.rebuildKpiProjection(null, "rebuilt-before-more-comes");

        stack.registry().registered("3616", Kpi.HALF_YEAR);

        stack.kpi().awaitAchieved("2025-09-30", before.yearEnd().getAchieved() + 1);
    }

    @Test
    void the_whole_outbox_sent_again_changes_no_figure() throws ApiException {
        var recordsBefore = recordsOfTheService();

        var records = operator.identityReplayOutbox(replay(1L, 1_000_000_000L), null, null)
                .getRecords();

        assertThat(records).isPositive();
        await("the records again")
                .atMost(Duration.ofSeconds(20))
                .until(() -> recordsOfTheService() >= recordsBefore + records);
        stack.identities().awaitAllTakenIn();
        assertThat(stack.figures()).isEqualTo(before);
    }

    private int recordsOfTheService() {
        return stack.topics().stream()
                .filter(topic -> topic.name().startsWith("identity."))
                .mapToInt(topic -> topic.records().size())
                .sum();
    }

    @Test
    void a_few_letters_and_reports_are_told_again_to_whoever_missed_them() throws ApiException {
        assertThat(operator.directiveReplayOutbox(replay(1L, 3L), null, null).getRecords())
                .isEqualTo(3);
        assertThat(operator.reportingReplayOutbox(replay(1L, 3L), null, null).getRecords())
                .isEqualTo(3);
    }

    @Test
    void a_command_that_is_no_command_is_refused() throws ApiException {
        assertThat(Refusal.of(() -> operator.identityReplayOutbox(replay(0L, 1L), null, null))
                        .is(400, "invalid-request")
                        .getErrors())
                .extracting(Fault::getField)
                .containsExactly("from");
        assertThat(Refusal.of(() -> operator.identityReplayOutbox(replay(null, 1L), null, null))
                        .is(400, "invalid-request")
                        .getErrors())
                .extracting(Fault::getField)
                .containsExactly("from");
        var approver = stack.desk("DLA", "approver").operations();
        Refusal.of(() -> approver.identityReplayOutbox(replay(1L, 1L), null, null))
                .is(403, "role-required");
        assertThat(stack.figures()).isEqualTo(before);
    }

    @Test
    void an_auditor_reads_who_changed_what_in_every_service() throws ApiException {
        var trail = stack.desk("MOI", "auditor").audit();

        var ofTheDistrict = trail.identityListAuditEntries(APIIdentityListAuditEntriesRequest.newBuilder()
                        .office("D3616")
                        .limit(200)
                        .build())
                .getItems();
        assertThat(ofTheDistrict).isNotEmpty();
        assertThat(ofTheDistrict).extracting(AuditEntryOfIdentity::getOffice).containsOnly("D3616");
        assertThat(trail.directiveListAuditEntries(null, null, null, null, null, 5, null, null, null)
                        .getItems())
                .hasSize(5);
        assertThat(trail.reportingListAuditEntries(null, null, null, null, null, 5, null, null, null)
                        .getItems())
                .isNotEmpty();
    }
}
