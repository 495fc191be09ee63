package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.office.OfficeCode;

/** The facts about what offices owed by a day and when they did it, from which shares "on time" are counted. */
@ApplicationScoped
class DueFacts {

    /** Whose facts they are; the versions of one are not those of another. */
    enum Stream {
        DISPATCH,
        OBLIGATION,
        SUBMISSION
    }

    /**
     * What an event says of a thing that is due.
     *
     * @param dueOn by the end of which day; null when nothing is due
     * @param doneOn the day in Bangkok on which it was done; null while it was not
     * @param lifted whether it is not owed any more
     */
    record Due(UUID subject, OfficeCode office, LocalDate dueOn, LocalDate doneOn, boolean lifted) {

        /** The province an office lies in; null for the ministry, the department and clusters. */
        String province() {
            return switch (office.level()) {
                case PROVINCE, DISTRICT, LOCAL -> office.area().substring(0, 2);
                case MINISTRY, DEPARTMENT, CLUSTER -> null;
            };
        }
    }

    void add(
            Connection connection,
            int generation,
            Instant learntAt,
            Stream stream,
            List<Received> events,
            Function<Received, Due> reading)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into kpi_due (generation, stream, subject, version, type, office, province_code, due_on, done_on,
                                     lifted, decided_at, learnt_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            for (var event : events.stream().sorted(KpiFacts.ONE_ORDER).toList()) {
                var due = reading.apply(event);
                insert.setInt(1, generation);
                insert.setString(2, stream.name());
                insert.setObject(3, due.subject());
                insert.setLong(4, event.version());
                insert.setString(5, event.type());
                insert.setString(6, due.office().value());
                insert.setString(7, due.province());
                insert.setObject(8, due.dueOn(), Types.DATE);
                insert.setObject(9, due.doneOn(), Types.DATE);
                insert.setBoolean(10, due.lifted());
                insert.setObject(11, event.occurredAt().atOffset(ZoneOffset.UTC));
                insert.setObject(12, learntAt.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        replace(
                connection,
                generation,
                stream,
                events.stream()
                        .map(event -> reading.apply(event).subject())
                        .distinct()
                        .toArray());
    }

    /** Looked up fact by fact: whatever the planner believes of a young table, a batch is never joined with the table. */
    private static void replace(Connection connection, int generation, Stream stream, Object[] subjects)
            throws SQLException {
        try (var replace = connection.prepareStatement("""
                update kpi_due old set replaced_at =
                    (select min(n.learnt_at) from kpi_due n
                     where n.generation = old.generation and n.stream = old.stream and n.subject = old.subject
                       and n.version > old.version)
                where old.generation = ? and old.stream = ? and old.subject = any(?)
                  and exists (select from kpi_due n
                              where n.generation = old.generation and n.stream = old.stream and n.subject = old.subject
                                and n.version > old.version
                                and (old.replaced_at is null or n.learnt_at < old.replaced_at))
                """)) {
            replace.setInt(1, generation);
            replace.setString(2, stream.name());
            replace.setArray(3, connection.createArrayOf("uuid", subjects));
            replace.executeUpdate();
        }
    }
}
