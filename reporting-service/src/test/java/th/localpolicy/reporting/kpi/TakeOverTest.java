package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** All in a transaction that is given up in the end: what it writes the statistics cannot know, and nobody else sees. */
@QuarkusTest
@Stack
class TakeOverTest {

    @Inject
    AgroalDataSource database;

    @Inject
    ProjectionState state;

    @Test
    void twenty_thousand_facts_that_no_statistics_know_are_taken_over_within_seconds_and_keep_when_they_were_learnt()
            throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "set local statement_timeout = '10s'");
            run(connection, """
                    insert into kpi_due (generation, stream, subject, version, type, office, lifted, decided_at, learnt_at)
                    select live, 'OBLIGATION', md5(subject::text)::uuid, heard, 'obligation.opened', 'D3604', false, now(),
                           timestamptz '2025-01-01' + heard * interval '1 day'
                    from kpi_projection, generate_series(1, 10000) as subject, generate_series(1, 2) as heard
                    """);
            var built = state.open(connection);
            for (var table : new String[] {"kpi_due", "kpi_fact"}) {
                run(connection, """
                        create temp table told on commit drop as select * from %1$s where generation = %2$d - 1;
                        update told set generation = %2$d, learnt_at = now(), replaced_at = null;
                        insert into %1$s select * from told;
                        drop table told
                        """.formatted(table, built));
            }
            run(connection, """
                    insert into kpi_due (generation, stream, subject, version, type, office, lifted, decided_at, learnt_at)
                    select %d, 'OBLIGATION', md5('1')::uuid, 3, 'obligation.closed', 'D3604', true, now(), now()
                    """.formatted(built));

            assertThat(state.swap(connection, built)).isTrue();

            var known = "select count(*) from kpi_due where office = 'D3604' and stream = 'OBLIGATION' and version = %d"
                    + " and learnt_at = '2025-01-0%d' and replaced_at %s";
            assertThat(count(connection, known.formatted(1, 2, "= '2025-01-03'")))
                    .isEqualTo(10_000);
            assertThat(count(connection, known.formatted(2, 3, "is null"))).isEqualTo(9_999);
            assertThat(count(connection, known.formatted(2, 3, "> now() - interval '1 hour'")))
                    .isEqualTo(1);
            connection.rollback();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
