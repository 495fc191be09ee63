package th.localpolicy.directive.letter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * How letters name each other. A letter that is named and not recorded here is a stub, found by its number and the year of
 * its date; once it is recorded, the stub leads to it.
 */
@ApplicationScoped
class Relations {

    /** The advisory lock under which letters that name others are written one at a time: no two close a loop together. */
    private static final long ONE_AT_A_TIME = 32;

    private final DataSource database;

    Relations(DataSource database) {
        this.database = database;
    }

    /** Every letter that the content names: in its references, as copies among its enclosures, and otherwise. */
    static List<Relation> namedIn(DirectiveDraft content) {
        return Stream.of(
                        content.references().stream().map(cited -> Relation.of(RelationType.REFERENCES, cited)),
                        content.enclosures().stream()
                                .filter(enclosure -> enclosure.copyOf() != null)
                                .map(enclosure -> Relation.of(RelationType.ENCLOSES, enclosure.copyOf())),
                        content.relations().stream())
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * Whether the letter, naming these, would come to name itself over however many others. A stub of its own number is the
     * letter itself. Others that name letters wait until this transaction has ended.
     */
    boolean wouldLoop(UUID self, NumberKey key, List<Relation> relations) {
        if (relations.isEmpty()) {
            return false;
        }
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        with recursive named (number, year, other) as (select * from unnest(?::text[], ?::int[], ?::uuid[])),
                        step (id) as (
                            select case when n.number = ? and coalesce(n.year, ?) = ? then ?::uuid
                                        else coalesce(n.other, d.id) end
                            from named n left join directive d
                                on d.number = n.number and (n.year is null or d.year = n.year)
                                   and (d.status <> 'CANCELLED' or d.issued_at is not null)
                            union
                            select case when s.number = ? and coalesce(s.year, ?) = ? then ?::uuid
                                        else coalesce(r.other_id, s.directive_id) end
                            from step join directive_relation r on r.directive_id = step.id
                                      left join letter_stub s on s.id = r.stub_id
                            where step.id <> ?
                        )
                        select exists (select from step where id = ?)
                        """)) {
            hold(connection);
            read.setArray(1, array(connection, "text", relations, Relation::number));
            read.setArray(2, array(connection, "int", relations, Relations::year));
            read.setArray(3, array(connection, "uuid", relations, Relation::directiveId));
            var at = self(read, 4, self, key);
            at = self(read, at, self, key);
            read.setObject(at, self);
            read.setObject(at + 1, self);
            try (var row = read.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the relations could not be followed", e);
        }
    }

    private static void hold(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, ONE_AT_A_TIME);
            lock.execute();
        }
    }

    private static int self(PreparedStatement read, int from, UUID self, NumberKey key) throws SQLException {
        read.setString(from, key.number());
        read.setInt(from + 1, key.year());
        read.setInt(from + 2, key.year());
        read.setObject(from + 3, self);
        return from + 4;
    }

    /**
     * Writes what the letter names anew, and lets every stub of its own number lead to it; the issuer's own letter goes
     * before copies of it.
     */
    void write(UUID directiveId, NumberKey key, boolean issuersOwn, List<Relation> relations) {
        try (var connection = database.getConnection()) {
            forget(connection, directiveId);
            if (!relations.isEmpty()) {
                add(connection, directiveId, relations);
            }
            resolve(connection, directiveId, key, issuersOwn);
        } catch (SQLException e) {
            throw new IllegalStateException("the relations could not be written", e);
        }
    }

    /** A draft that was thrown away is no letter: what named its number names nothing known again. */
    void release(UUID directiveId) {
        try (var connection = database.getConnection()) {
            update(connection, "update letter_stub set directive_id = null where directive_id = ?", directiveId);
        } catch (SQLException e) {
            throw new IllegalStateException("the relations could not be released", e);
        }
    }

    List<RelationView> of(UUID directiveId) {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select r.type, r.number, r.issued_on, r.urgency, r.words, r.stub_id,
                               coalesce(r.other_id, s.directive_id) as other
                        from directive_relation r left join letter_stub s on s.id = r.stub_id
                        where r.directive_id = ? order by r.ordinal
                        """)) {
            read.setObject(1, directiveId);
            try (var rows = read.executeQuery()) {
                var relations = new ArrayList<RelationView>();
                while (rows.next()) {
                    relations.add(view(rows));
                }
                return relations;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the relations could not be read", e);
        }
    }

    private static RelationView view(ResultSet row) throws SQLException {
        var urgency = row.getString("urgency");
        return new RelationView(
                RelationType.valueOf(row.getString("type")),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                urgency == null ? null : Urgency.valueOf(urgency),
                row.getString("words"),
                row.getObject("other", UUID.class),
                row.getObject("stub_id", UUID.class));
    }

    private static void forget(Connection connection, UUID directiveId) throws SQLException {
        update(connection, "delete from directive_relation where directive_id = ?", directiveId);
        update(connection, "update letter_stub set directive_id = null where directive_id = ?", directiveId);
    }

    private static void add(Connection connection, UUID directiveId, List<Relation> relations) throws SQLException {
        try (var stubs = connection.prepareStatement("""
                        insert into letter_stub (id, number, year, issued_on, words, directive_id)
                        select new.id, new.number, new.year, new.issued_on, new.words,
                               (select (array_agg(d.id order by d.recorded_by is not null, d.id))[1] from directive d
                                where d.number = new.number and (new.year is null or d.year = new.year)
                                  and (d.status <> 'CANCELLED' or d.issued_at is not null)
                                having count(distinct (d.issuer, d.year)) = 1)
                        from (select distinct on (number, year, case when number is null then id end) *
                              from unnest(?::uuid[], ?::text[], ?::int[], ?::date[], ?::text[], ?::uuid[])
                                   as given (id, number, year, issued_on, words, other)
                              where other is null) as new
                        on conflict do nothing
                        """);
                var insert = connection.prepareStatement("""
                        insert into directive_relation (directive_id, ordinal, type, stub_id, other_id, number, issued_on,
                                                        urgency, words)
                        select ?, new.ordinal, new.type,
                               case when new.other is null then
                                    (select s.id from letter_stub s
                                     where case when new.number is null then s.id = new.id
                                                else s.number = new.number and coalesce(s.year, 0) = coalesce(new.year, 0) end)
                               end,
                               new.other, new.number, new.issued_on, new.urgency, new.words
                        from unnest(?::uuid[], ?::text[], ?::int[], ?::date[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                             with ordinality
                             as new (id, number, year, issued_on, words, other, type, urgency, ordinal)
                        """)) {
            var ids = relations.stream()
                    .map(relation -> (Object) UuidVersion7Strategy.INSTANCE.generateUuid(null))
                    .toArray();
            columns(connection, stubs, 1, ids, relations);
            stubs.executeUpdate();
            insert.setObject(1, directiveId);
            columns(connection, insert, 2, ids, relations);
            insert.setArray(
                    8,
                    array(
                            connection,
                            "text",
                            relations,
                            relation -> relation.type().name()));
            insert.setArray(
                    9,
                    array(
                            connection,
                            "text",
                            relations,
                            relation -> relation.urgency() == null
                                    ? null
                                    : relation.urgency().name()));
            insert.executeUpdate();
        }
    }

    private static void columns(
            Connection connection, PreparedStatement statement, int from, Object[] ids, List<Relation> relations)
            throws SQLException {
        statement.setArray(from, connection.createArrayOf("uuid", ids));
        statement.setArray(from + 1, array(connection, "text", relations, Relation::number));
        statement.setArray(from + 2, array(connection, "int", relations, Relations::year));
        statement.setArray(from + 3, array(connection, "date", relations, Relation::issuedOn));
        statement.setArray(from + 4, array(connection, "text", relations, Relation::words));
        statement.setArray(from + 5, array(connection, "uuid", relations, Relation::directiveId));
    }

    private static void resolve(Connection connection, UUID directiveId, NumberKey key, boolean issuersOwn)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update letter_stub set directive_id = ?
                where number = ?
                  and (directive_id is null
                       or ? and exists (select from directive copy
                                        where copy.id = letter_stub.directive_id and copy.recorded_by is not null
                                          and copy.issuer = (select own.issuer from directive own where own.id = ?)))
                  and (year = ? or year is null and not exists (
                      select from directive other
                      where other.number = letter_stub.number and other.id <> ? and other.recorded_by is null))
                """)) {
            update.setObject(1, directiveId);
            update.setString(2, key.number());
            update.setBoolean(3, issuersOwn);
            update.setObject(4, directiveId);
            update.setInt(5, key.year());
            update.setObject(6, directiveId);
            update.executeUpdate();
        }
    }

    private static void update(Connection connection, String sql, UUID id) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            update.setObject(1, id);
            update.execute();
        }
    }

    private static Integer year(Relation relation) {
        return relation.issuedOn() == null ? null : relation.issuedOn().getYear();
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Relation> relations, Function<Relation, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, relations.stream().map(value).toArray());
    }
}
