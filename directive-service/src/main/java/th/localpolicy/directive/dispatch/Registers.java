package th.localpolicy.directive.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.RegisterQuery.Register;

/**
 * The registers of letters received. The next number comes from the register's own row, which is held until the receipt is
 * written: numbers run without a gap however many officers stamp at once, and one that was not kept is given again.
 */
@ApplicationScoped
class Registers {

    private static final String COLUMNS = """
            r.dispatch_id, r.office, r.unit, r.year, r.number, r.received_at, r.time_known, r.received_via, r.paper_number,
            r.recorded_at, r.cancelled_at, r.cancel_reason
            """;

    private final DataSource database;

    Registers(DataSource database) {
        this.database = database;
    }

    int next(String office, String unit, int year) {
        return query(
                        """
                insert into receive_register (office, unit, year, last_number) values (?, ?, ?, 1)
                on conflict (office, unit, year) do update set last_number = receive_register.last_number + 1
                returning last_number
                """,
                        statement -> {
                            statement.setString(1, office);
                            statement.setString(2, unit);
                            statement.setInt(3, year);
                        },
                        rows -> rows.getInt(1))
                .getFirst();
    }

    void write(Receipt receipt, String subject) {
        query(
                """
                insert into receipt (dispatch_id, office, unit, year, number, received_at, time_known, received_via,
                                     paper_number, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning number
                """,
                statement -> {
                    statement.setObject(1, receipt.dispatchId());
                    statement.setString(2, receipt.office());
                    statement.setString(3, receipt.unit());
                    statement.setInt(4, receipt.year());
                    statement.setInt(5, receipt.number());
                    statement.setObject(6, utc(receipt.receivedAt()));
                    statement.setBoolean(7, receipt.timeKnown());
                    statement.setString(8, receipt.receivedVia().name());
                    statement.setString(9, receipt.paperNumber());
                    statement.setObject(10, utc(receipt.recordedAt()));
                    statement.setString(11, subject);
                },
                rows -> rows.getInt(1));
    }

    /** The receipts of a letter at an office, first one first; cancelled numbers among them. */
    List<Receipt> of(UUID dispatch) {
        return query(
                "select " + COLUMNS
                        + " from receipt r where r.dispatch_id = ? order by r.recorded_at, r.unit, r.number",
                statement -> statement.setObject(1, dispatch),
                Registers::receipt);
    }

    /** The receipt that stands in the unit's register for the letter. */
    Optional<Receipt> standing(UUID dispatch, String unit) {
        return query(
                        "select " + COLUMNS
                                + " from receipt r where r.dispatch_id = ? and r.unit = ? and r.cancelled_at is null",
                        statement -> {
                            statement.setObject(1, dispatch);
                            statement.setString(2, unit);
                        },
                        Registers::receipt)
                .stream()
                .findFirst();
    }

    void cancel(Receipt receipt, String subject, String reason, Instant at) {
        query(
                """
                update receipt set cancelled_at = ?, cancelled_by = ?, cancel_reason = ?
                where office = ? and unit = ? and year = ? and number = ? returning number
                """,
                statement -> {
                    statement.setObject(1, utc(at));
                    statement.setString(2, subject);
                    statement.setString(3, reason);
                    statement.setString(4, receipt.office());
                    statement.setString(5, receipt.unit());
                    statement.setInt(6, receipt.year());
                    statement.setInt(7, receipt.number());
                },
                rows -> rows.getInt(1));
    }

    /** How many numbers a register has given out. */
    long lastNumber(Register register) {
        return query(
                        "select last_number from receive_register where office = ? and unit = ? and year = ?",
                        statement -> {
                            statement.setString(1, register.office());
                            statement.setString(2, register.unit());
                            statement.setInt(3, register.year());
                        },
                        rows -> rows.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** At most {@code limit} entries that follow a number, each with the head of its letter. */
    List<RegisterEntry> page(Register register, int after, int limit) {
        return query(
                "select " + COLUMNS + """
                , l.number as letter_number, l.issued_on, l.urgency, l.subject, l.issuer, d.status
                from receipt r join dispatch d on d.id = r.dispatch_id join directive l on l.id = d.directive_id
                where r.office = ? and r.unit = ? and r.year = ? and r.number > ? order by r.number limit ?
                """,
                statement -> {
                    statement.setString(1, register.office());
                    statement.setString(2, register.unit());
                    statement.setInt(3, register.year());
                    statement.setInt(4, after);
                    statement.setInt(5, limit);
                },
                rows -> new RegisterEntry(
                        receipt(rows), letter(rows), DispatchStatus.valueOf(rows.getString("status"))));
    }

    private static LetterHead letter(ResultSet row) throws SQLException {
        return new LetterHead(
                row.getString("letter_number"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("urgency"),
                row.getString("subject"),
                row.getString("issuer"));
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** In the transaction at hand, if there is one. */
    private <T> List<T> query(String sql, Parameters parameters, Row<T> row) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(row.of(rows));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a register could not be read or written", e);
        }
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getObject("dispatch_id", UUID.class),
                row.getString("office"),
                row.getString("unit"),
                row.getInt("year"),
                row.getInt("number"),
                instant(row, "received_at"),
                row.getBoolean("time_known"),
                ReceivedVia.valueOf(row.getString("received_via")),
                row.getString("paper_number"),
                instant(row, "recorded_at"),
                instant(row, "cancelled_at"),
                row.getString("cancel_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
