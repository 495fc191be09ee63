package th.localpolicy.directive.enclosure;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Letters and dispatches put straight into the database, in whatever state a test needs. */
@ApplicationScoped
class Desk {

    private final DataSource database;

    Desk(DataSource database) {
        this.database = database;
    }

    UUID letter(String issuer, String status, String content, String... readers) {
        var id = UUID.randomUUID();
        var running = (int) (id.getLeastSignificantBits() & 0x3FFFFFFF);
        var issuedAt = status.equals("DRAFT") ? "null" : "timestamptz '2024-12-03 02:00Z'";
        write("""
                insert into directive (id, version, status, revision, issuer, number, series, circular, running, year,
                    issued_on, kind, urgency, subject, tags, root_directive_id, created_at, issued_at, changed_at)
                values (?, 1, ?, 1, ?, 'มท 0810.6/ว 98765', 'มท 0810.6', true, ?, 2024, '2024-12-03', 'EXTERNAL_LETTER',
                    'MOST_URGENT', 'เรื่อง', '{}', ?, now(), %s, now())""".formatted(issuedAt), id, status, issuer, running, id);
        write(
                "insert into directive_revision (directive_id, revision, content, recipients, issued_at) "
                        + "values (?, 1, ?::jsonb, case when %s is null then null else '{}'::varchar[] end, %s)"
                                .formatted(issuedAt, issuedAt),
                id,
                content);
        for (var reader : readers) {
            write("insert into directive_reader (office, directive_id) values (?, ?)", reader, id);
        }
        return id;
    }

    void dispatch(UUID letter, String recipient, String level, String province, String status, Integer receipt) {
        var received = receipt == null ? "null" : "timestamptz '2024-12-04 03:13Z'";
        write(
                """
                insert into dispatch (id, version, directive_id, root_directive_id, sender, recipient, level, province,
                    status, sent_at, receive_by, received_at, received_via, receipt_number, cancelled_at)
                values (gen_random_uuid(), 1, ?, ?, 'MOI', ?, ?, ?, ?, now(), '2024-12-05', %s, %s, ?, %s)""".formatted(
                        received, receipt == null ? "null" : "'SYSTEM'", status.equals("CANCELLED") ? "now()" : "null"),
                letter,
                letter,
                recipient,
                level,
                province,
                status,
                receipt);
    }

    void issue(UUID letter) {
        write("update directive set status = 'ISSUED', issued_at = now() where id = ?", letter);
    }

    int write(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql, Object... values) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
