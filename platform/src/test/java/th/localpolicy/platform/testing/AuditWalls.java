package th.localpolicy.platform.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds for the audit trail of every service, tried with the very role that the service runs under. */
public final class AuditWalls {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private AuditWalls() {}

    /**
     * Every way to alter what was written, to write what did not happen, or to change something unseen.
     *
     * @param audited a table of the service that stands under audit
     */
    public static Stream<String> attempts(String service, String audited) {
        return Stream.of(
                "update audit_entry set office = 'MOI'",
                "delete from audit_entry",
                "truncate audit_entry",
                "insert into audit_entry (at, kind, item, action) values (now(), 'x', 'x', 'CREATED')",
                "merge into audit_entry using (select 1) on true when matched then delete",
                "copy audit_entry (at, kind, item, action) from program 'true'",
                "select * from audit_entry for update",
                "drop table audit_entry",
                "alter table audit_entry rename to forgotten",
                "alter table audit_entry owner to current_user",
                "alter table audit_entry disable row level security",
                "alter table audit_entry add check (false) not valid",
                "create rule none as on insert to audit_entry do instead nothing",
                "select setval('audit_entry_id_seq', 1)",
                "truncate " + audited + " cascade",
                "alter table " + audited + " disable trigger all",
                "alter table " + audited + " disable trigger audit_update",
                "alter table " + audited + " owner to current_user",
                "drop trigger audit_update on " + audited,
                "select audit('" + audited + "', 'id', 'status')",
                "drop function audit_statement() cascade",
                "alter function audit_statement() owner to current_user",
                "create or replace function audit_statement() returns trigger language plpgsql as 'begin return null; end'",
                "create table public.audit_entry_2 as select * from audit_entry",
                "set session_replication_role = replica",
                "set role " + service + "_owner",
                "set session authorization " + service + "_owner",
                "reassign owned by " + service + "_owner to current_user",
                "alter role current_user superuser");
    }

    /** Tries it; nothing else may come of it than that this role may not. */
    public static void refuse(DataSource database, String attempt) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(attempt))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState())
                                    .as(refused.getMessage())
                                    .isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    /** The role that the service runs under, which is also how it is seen that tests run under no mightier one. */
    public static String role(DataSource database) throws SQLException {
        return names(database, "select current_user::text").getFirst();
    }

    /** The tables of the service whose changes leave no entry, by their names. */
    public static List<String> unaudited(DataSource database) throws SQLException {
        return names(database, """
                select relname from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace
                  and not (select array_agg(tgname::text) @> '{audit_insert,audit_update,audit_delete}'
                           from pg_trigger where tgrelid = pg_class.oid and tgenabled = 'O') is true
                order by relname""");
    }

    private static List<String> names(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(sql);
                var rows = read.executeQuery()) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
