package th.localpolicy.e2e;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** After everything that the tests did, whatever it was: what is left behind in logs and topics. */
@EndToEnd
@Order(950)
class LastLookIT {

    private final RunningStack stack;

    LastLookIT(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void no_log_of_the_whole_run_holds_a_secret_or_a_mobiles_number() {
        assertThat(Secrets.inLogs(stack)).isEmpty();
    }

    @Test
    void no_topic_of_the_whole_run_holds_a_secret_or_a_mobiles_number() {
        assertThat(Secrets.inTopics(stack)).isEmpty();
    }
}
