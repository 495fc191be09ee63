package th.localpolicy.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The contract is proven by use: after all others, every operation of it was carried out by the generated client. */
@EndToEnd
@Order(900)
class ContractUseIT {

    /** What the client can call and nobody can carry out, with the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "streamKpiProgress",
            "a generated client reads an answer to its end, and this one has none",
            "identityRetryDeadLetter",
            "identity-service takes no events in, so nothing of it is ever parked",
            "identityDiscardDeadLetter",
            "identity-service takes no events in, so nothing of it is ever parked");

    private final ContractUse use;

    ContractUseIT(RunningStack stack) {
        this.use = stack.use();
    }

    @Test
    void every_operation_was_carried_out_by_the_client_that_is_generated_from_the_contract() {
        var counts = use.counts();
        System.out.printf("Carried out by the generated client, %d operations: %s%n", counts.size(), counts);
        assumeTrue(System.getProperty("it.test") == null, "only a part of the tests was run");

        assertThat(use.never()).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
    }
}
