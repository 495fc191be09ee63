package th.localpolicy.platform.problem;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "58030"})
    void what_passes_by_itself_is_an_outage_however_deep_it_lies(String state) {
        var failure = new SQLException("lost", state);

        assertThat(Outage.causedBy(failure)).isTrue();
        assertThat(Outage.causedBy(new IllegalStateException(new RuntimeException(failure))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22021", "42601", "42P01", "54000", "0", ""})
    void what_will_fail_however_often_it_is_tried_is_none(String state) {
        assertThat(Outage.causedBy(new SQLException("no", state))).isFalse();
        assertThat(Outage.causedBy(new BatchUpdateException("no", state, new int[0])))
                .isFalse();
    }

    @Test
    void a_pool_that_is_exhausted_or_closed_says_no_state_and_is_an_outage() {
        assertThat(Outage.causedBy(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(Outage.causedBy(new SQLTransientConnectionException("lost", "23505")))
                .isTrue();
        assertThat(Outage.causedBy(new SQLRecoverableException("lost", "23505")))
                .isTrue();
    }

    @Test
    void what_kafka_calls_retriable_is_an_outage_too() {
        assertThat(Outage.causedBy(new ExecutionException(new TimeoutException("no broker"))))
                .isTrue();
        assertThat(Outage.causedBy(new ExecutionException(new RecordTooLargeException("no"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "22P02"})
    void a_value_the_database_cannot_take_is_told_from_its_other_refusals(String state) {
        assertThat(Outage.refusedValue(new RuntimeException(new SQLException("no", state))))
                .isTrue();
        assertThat(Outage.refusedValue(new SQLException("no", "23505"))).isFalse();
        assertThat(Outage.refusedValue(new IllegalStateException("no"))).isFalse();
        assertThat(Outage.sqlState(new RuntimeException(new SQLException("no", state))))
                .hasValue(state);
    }

    @Test
    void a_failure_of_our_own_is_none() {
        assertThat(Outage.causedBy(new NullPointerException())).isFalse();
        assertThat(Outage.causedBy(null)).isFalse();
    }
}
