package th.localpolicy.e2e;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An operator's commands repair; used when nothing is broken, they change no figure. */
@EndToEnd
@Order(12)
class OperationsIT {

    private static final String REBUILD = "/api/v1/operations/reporting/kpi-projection/rebuild";
    private static final String REPLAY = "/api/v1/operations/identity/outbox/replay";

    private final RunningStack stack;
    private final Client operator;
    private Figures before;

    OperationsIT(RunningStack stack) {
        this.stack = stack;
        this.operator = stack.as("DLA", "operator");
    }

    @BeforeAll
    void something_to_rebuild() {
        var registry = stack.registry();
        var withdrawn = registry.registered("3616", "2025-01-15");
        registry.withdrawn("3616", withdrawn, "2025-06-01");
        stack.identities().awaitTakenIn(withdrawn, 4);
    }

    @BeforeEach
    void look() {
        stack.identities().awaitAllTakenIn();
        before = stack.figures();
    }

    @Test
    void the_projection_built_anew_from_the_topic_gives_the_same_figures() {
        var rebuilt = operator.post(REBUILD, Map.of()).ok();

        assertThat(rebuilt.get("unreadable").asLong()).isZero();
        assertThat(rebuilt.get("events").asLong()).isPositive();
        assertThat(stack.figures()).isEqualTo(before);
    }

    @Test
    void after_a_rebuild_the_projection_goes_on_with_what_comes() {
        operator.post(REBUILD, Map.of()).ok();

        stack.registry().registered("3616", Kpi.HALF_YEAR);

        stack.kpi().awaitAchieved("2025-09-30", before.yearEnd().get("achieved").asInt() + 1);
    }

    @Test
    void the_whole_outbox_sent_again_changes_no_figure() {
        var recordsBefore = stack.identities().records().size();

        var sent =
                operator.post(REPLAY, Map.of("from", 1, "to", 1_000_000_000L)).ok();

        var records = sent.get("records").asInt();
        assertThat(records).isPositive();
        await("the records again")
                .atMost(Duration.ofSeconds(20))
                .until(() -> stack.identities().records().size() >= recordsBefore + records);
        stack.identities().awaitAllTakenIn();
        assertThat(stack.figures()).isEqualTo(before);
    }

    @Test
    void a_command_that_is_no_command_is_refused() {
        operator.post(REPLAY, Map.of("from", 0, "to", 1)).problemOf("from");
        operator.post(REPLAY, Map.of("to", 1)).problemOf("from");
        stack.as("DLA", "approver").post(REPLAY, Map.of("from", 1, "to", 1)).problem(403, "role-required");
        operator.post("/api/v1/operations/reporting/dead-letters/00000000-0000-7000-8000-000000000000/retry", Map.of())
                .problem(404, "not-found");
        assertThat(stack.figures()).isEqualTo(before);
    }
}
