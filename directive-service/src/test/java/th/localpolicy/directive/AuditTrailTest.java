package th.localpolicy.directive;

import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.platform.testing.AuditWalls;

import static org.assertj.core.api.Assertions.assertThat;

/** The trail that this service's database writes, and that this service cannot touch. */
@QuarkusTest
@Stack
class AuditTrailTest {

    @Inject
    DataSource database;

    static Stream<String> attempts() {
        return AuditWalls.attempts("directive", "directive");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void the_role_of_the_service_cannot_touch_the_trail(String attempt) throws SQLException {
        assertThat(AuditWalls.role(database)).isEqualTo("directive");
        AuditWalls.refuse(database, attempt);
    }

    /** Everything else is under audit; a new table is, or stands here with its reason. */
    @Test
    void every_table_is_under_audit_but_those_that_tell_of_nobodys_doing() throws SQLException {
        assertThat(AuditWalls.unaudited(database))
                .containsExactlyInAnyOrder(
                        // the trail itself and the machinery of requests and events
                        "audit_entry",
                        "flyway_schema_history",
                        "idempotency_key",
                        "inbox",
                        "outbox",
                        "dead_letter",
                        // histories of their own: who took which step when
                        "directive_step",
                        "dispatch_step",
                        // taken from contents and dispatches that are under audit
                        "directive_reader",
                        "directive_relation",
                        "directive_search",
                        "letter_stub",
                        "receipt",
                        "receive_register",
                        // what the service does by itself, and hears of others
                        "dispatch_notice",
                        "report_due",
                        "report_fact",
                        "stored_file");
    }
}
