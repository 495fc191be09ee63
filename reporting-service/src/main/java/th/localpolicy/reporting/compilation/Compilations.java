package th.localpolicy.reporting.compilation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.compilation.CompilationView.Head;
import th.localpolicy.reporting.compilation.CompilationView.Missing;
import th.localpolicy.reporting.compilation.CompilationView.Part;
import th.localpolicy.reporting.compilation.CompilationView.Row;
import th.localpolicy.reporting.obligation.Obligation;

/** Compilations: all sums are the database's, over any number of reports in one statement. */
@ApplicationScoped
class Compilations {

    private static final String SUM = """
            coalesce((select jsonb_object_agg(f.key, f.total) from (
                select e.key, sum(e.value::numeric) as total
                from compilation_source cs cross join jsonb_each_text(cs.figures) e
                where cs.compilation_id = %s group by e.key) f), '{}'::jsonb)""";

    /** Which report is meant to be compiled: of which office, by which letters, for which month. */
    record Subject(UUID rootDirectiveId, String form, String period, String office) {}

    private final Clock clock;

    Compilations(Clock clock) {
        this.clock = clock;
    }

    /** What the letter asks the offices under this one to report in that month, if anything. */
    Optional<Subject> subject(Connection connection, UUID directive, String period, String office) throws SQLException {
        try (var read = connection.prepareStatement("""
                select o.root_directive_id, o.form from obligation o
                where (o.directive_id = ? or o.root_directive_id = ?) and o.period = ? and o.recipient = ?
                  and o.status <> 'CANCELLED'
                order by o.form limit 1
                """)) {
            read.setObject(1, directive);
            read.setObject(2, directive);
            read.setString(3, period);
            read.setString(4, office);
            try (var row = read.executeQuery()) {
                return row.next()
                        ? Optional.of(new Subject(row.getObject(1, UUID.class), row.getString(2), period, office))
                        : Optional.empty();
            }
        }
    }

    /** Whether the office itself owes a report on it, as its obligation. */
    Optional<UUID> ownObligation(Connection connection, Subject subject) throws SQLException {
        try (var read = connection.prepareStatement("""
                select id from obligation where root_directive_id = ? and form = ? and period = ? and reporter = ?
                  and status <> 'CANCELLED' order by due_on, id limit 1
                """)) {
            bind(read, subject);
            try (var row = read.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** The compilation, made or found, and held until the transaction ends: two approvers do not compile at once. */
    UUID hold(Connection connection, Subject subject, UUID newId, Optional<UUID> obligation, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into compilation as c (root_directive_id, form, period, office, id, obligation_id, compiled_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (root_directive_id, form, period, office)
                do update set obligation_id = coalesce(excluded.obligation_id, c.obligation_id)
                returning id
                """)) {
            bind(insert, subject);
            insert.setObject(5, newId);
            insert.setObject(6, obligation.orElse(null));
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /**
     * Takes in what was accepted and is not in yet, as the next part. Of a report that is a compilation itself each of its
     * parts goes in for itself, so that an addendum below becomes one above; one that was typed and accepted before its
     * office compiled goes in as it was accepted.
     *
     * @return how many reports went in; none, and no part made, when there is nothing new
     */
    int takeIn(Connection connection, UUID compilation, Subject subject, String by, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                with part as (
                    select coalesce(max(number), -1) + 1 as number from compilation_part where compilation_id = ?
                )
                insert into compilation_source (compilation_id, number, submission_id, source_part, reporter, figures)
                select ?, part.number, s.id, coalesce(p.number, 0), o.reporter, coalesce(p.figures, s.figures)
                from part, obligation o
                join submission s on s.obligation_id = o.id and s.status = 'ACCEPTED'
                left join compilation below on below.obligation_id = o.id and s.computed
                left join compilation_part p on p.compilation_id = below.id
                where o.root_directive_id = ? and o.form = ? and o.period = ? and o.recipient = ?
                  and o.status <> 'CANCELLED'
                on conflict (compilation_id, submission_id, source_part) do nothing
                """)) {
            insert.setObject(1, compilation);
            insert.setObject(2, compilation);
            bind(insert, 3, subject);
            if (insert.executeUpdate() == 0) {
                return 0;
            }
        }
        try (var insert = connection.prepareStatement("""
                insert into compilation_part (compilation_id, number, compiled_at, subject, figures)
                select ?, n.number, ?, ?, %s
                from (select max(number) as number from compilation_source where compilation_id = ?) n
                """.formatted(SUM.formatted("? and cs.number = n.number")))) {
            insert.setObject(1, compilation);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, by);
            insert.setObject(4, compilation);
            insert.setObject(5, compilation);
            return insert.executeUpdate();
        }
    }

    /** Takes back a compilation into which nothing went: it was refused, and what is refused leaves nothing behind. */
    void forget(Connection connection, UUID id) throws SQLException {
        try (var delete = connection.prepareStatement("delete from compilation where id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
    }

    Optional<CompilationView> find(Connection connection, UUID id) throws SQLException {
        try (var read = connection.prepareStatement("""
                select c.*, s.id as submission_id, %s::text as figures,
                       (select count(*) from obligation o where o.root_directive_id = c.root_directive_id
                          and o.form = c.form and o.period = c.period and o.recipient = c.office
                          and o.status <> 'CANCELLED') as expected,
                       (select count(distinct reporter) from compilation_source where compilation_id = c.id) as included
                from compilation c left join submission s on s.obligation_id = c.obligation_id
                where c.id = ?
                """.formatted(SUM.formatted("c.id")))) {
            read.setObject(1, id);
            try (var row = read.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new CompilationView(
                        id,
                        row.getObject("root_directive_id", UUID.class),
                        row.getString("form"),
                        row.getString("period"),
                        row.getString("office"),
                        row.getObject("obligation_id", UUID.class),
                        row.getObject("submission_id", UUID.class),
                        row.getObject("compiled_at", OffsetDateTime.class).toInstant(),
                        row.getLong("expected"),
                        row.getLong("included"),
                        missing(connection, id),
                        row.getString("figures"),
                        parts(connection, id),
                        rows(connection, id)));
            }
        }
    }

    private List<Missing> missing(Connection connection, UUID id) throws SQLException {
        try (var read = connection.prepareStatement("""
                select %s from compilation c
                join obligation o on o.root_directive_id = c.root_directive_id and o.form = c.form
                    and o.period = c.period and o.recipient = c.office and o.status <> 'CANCELLED'
                left join submission s on s.obligation_id = o.id
                where c.id = ? and not exists (
                    select from compilation_source cs where cs.compilation_id = c.id and cs.submission_id = s.id)
                order by o.reporter
                """.formatted(Obligation.COLUMNS))) {
            read.setObject(1, id);
            try (var rows = read.executeQuery()) {
                var today = Bangkok.today(clock);
                var missing = new ArrayList<Missing>();
                while (rows.next()) {
                    var owed = Obligation.of(rows);
                    missing.add(new Missing(owed.reporter().value(), owed.id(), owed.statusOn(today)));
                }
                return missing;
            }
        }
    }

    private static List<Part> parts(Connection connection, UUID id) throws SQLException {
        try (var read = connection.prepareStatement("""
                select number, compiled_at, figures::text from compilation_part where compilation_id = ? order by number
                """)) {
            read.setObject(1, id);
            try (var rows = read.executeQuery()) {
                var parts = new ArrayList<Part>();
                while (rows.next()) {
                    parts.add(new Part(
                            rows.getInt(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getString(3)));
                }
                return parts;
            }
        }
    }

    private static List<Row> rows(Connection connection, UUID id) throws SQLException {
        try (var read = connection.prepareStatement("""
                select reporter, submission_id, number, figures::text from compilation_source
                where compilation_id = ? order by reporter, number, source_part
                """)) {
            read.setObject(1, id);
            try (var rows = read.executeQuery()) {
                var all = new ArrayList<Row>();
                while (rows.next()) {
                    all.add(new Row(
                            rows.getString(1), rows.getObject(2, UUID.class), rows.getInt(3), rows.getString(4)));
                }
                return all;
            }
        }
    }

    Optional<Head> head(Connection connection, UUID id) throws SQLException {
        try (var read = connection.prepareStatement("select form, period, office from compilation where id = ?")) {
            read.setObject(1, id);
            try (var row = read.executeQuery()) {
                return row.next()
                        ? Optional.of(new Head(id, row.getString(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** The compilation of an office, by the letter or any above it, and the month. */
    Optional<UUID> idOf(Connection connection, UUID directive, String period, String office) throws SQLException {
        try (var read = connection.prepareStatement("""
                select c.id from compilation c where c.period = ? and c.office = ? and (c.root_directive_id = ?
                    or c.root_directive_id in (select root_directive_id from obligation where directive_id = ?))
                order by c.form limit 1
                """)) {
            read.setString(1, period);
            read.setString(2, office);
            read.setObject(3, directive);
            read.setObject(4, directive);
            try (var row = read.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private static void bind(PreparedStatement statement, Subject subject) throws SQLException {
        bind(statement, 1, subject);
    }

    private static void bind(PreparedStatement statement, int first, Subject subject) throws SQLException {
        statement.setObject(first, subject.rootDirectiveId());
        statement.setString(first + 1, subject.form());
        statement.setString(first + 2, subject.period());
        statement.setString(first + 3, subject.office());
    }
}
