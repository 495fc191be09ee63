package th.localpolicy.directive.enclosure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;

/** The rows of files, and which contents the store may hold. Joins the caller's transaction. */
@ApplicationScoped
class Enclosures {

    private static final String LETTER = """
            select d.status, d.issuer,
                   exists (select from directive_reader r where r.directive_id = d.id and r.office = ?) as reader,
                   exists (select from dispatch p where p.directive_id = d.id and p.recipient = ?
                       and p.received_via <> 'SYSTEM' and p.status <> 'CANCELLED') as holds_paper
            from directive d where d.id = ?""";

    private static final String OF_LETTER = """
            select ordinal, name, media_type, size, sha256, uploaded_by, uploaded_at
            from enclosure where directive_id = ?""";

    private static final String PUT = """
            insert into enclosure (directive_id, ordinal, name, media_type, size, sha256, uploaded_by, uploaded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (directive_id, ordinal) do update
            set name = excluded.name, media_type = excluded.media_type, size = excluded.size, sha256 = excluded.sha256,
                uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at""";

    /** Told before a file is kept: whatever happens after it, the sweep knows of the file. */
    private static final String EXPECT = """
            insert into stored_file (sha256, touched_at) values (?, ?)
            on conflict (sha256) do update set touched_at = excluded.touched_at""";

    /** Locked: an upload of the same content waits, and then finds that it must keep the file anew. */
    private static final String ORPHANS = """
            select sha256 from stored_file f
            where touched_at < ? and not exists (select from enclosure e where e.sha256 = f.sha256)
            order by touched_at limit 100 for update skip locked""";

    private final DataSource database;
    private final Clock clock;

    Enclosures(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The letter as the caller meets it. */
    Optional<Letter> letter(UUID id, Caller caller) throws SQLException {
        return letter(id, caller, "");
    }

    /** The same, and nobody issues or cancels it until the transaction ends. */
    Optional<Letter> lockedLetter(UUID id, Caller caller) throws SQLException {
        return letter(id, caller, " for update of d");
    }

    private Optional<Letter> letter(UUID id, Caller caller, String lock) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LETTER + lock)) {
            query.setString(1, caller.office().value());
            query.setString(2, caller.office().value());
            query.setObject(3, id);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Letter(
                                id,
                                row.getString("status"),
                                new OfficeCode(row.getString("issuer")),
                                row.getBoolean("reader"),
                                row.getBoolean("holds_paper")))
                        : Optional.empty();
            }
        }
    }

    List<Enclosure> of(UUID letter) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_LETTER + " order by ordinal")) {
            query.setObject(1, letter);
            return read(query.executeQuery());
        }
    }

    Optional<Enclosure> find(UUID letter, int n) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_LETTER + " and ordinal = ?")) {
            query.setObject(1, letter);
            query.setInt(2, n);
            return read(query.executeQuery()).stream().findFirst();
        }
    }

    void put(UUID letter, Enclosure file) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(PUT)) {
            insert.setObject(1, letter);
            insert.setInt(2, file.n());
            insert.setString(3, file.name());
            insert.setString(4, file.mediaType());
            insert.setLong(5, file.size());
            insert.setString(6, file.sha256());
            insert.setString(7, file.uploadedBy());
            insert.setObject(8, file.uploadedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void remove(UUID letter, Enclosure file) throws SQLException {
        try (var connection = database.getConnection();
                var delete =
                        connection.prepareStatement("delete from enclosure where directive_id = ? and ordinal = ?")) {
            delete.setObject(1, letter);
            delete.setInt(2, file.n());
            delete.executeUpdate();
            expect(connection, file.sha256());
        }
    }

    /** The store is about to be given this content, or has just lost a use for it. */
    void expect(String sha256) throws SQLException {
        try (var connection = database.getConnection()) {
            expect(connection, sha256);
        }
    }

    private void expect(Connection connection, String sha256) throws SQLException {
        try (var upsert = connection.prepareStatement(EXPECT)) {
            upsert.setString(1, sha256);
            upsert.setObject(2, now().atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
    }

    /** Contents that no letter has and nobody touched since. */
    List<String> orphans(Instant untouchedSince) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ORPHANS)) {
            query.setObject(1, untouchedSince.atOffset(ZoneOffset.UTC));
            var all = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            return all;
        }
    }

    void forget(String sha256) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from stored_file where sha256 = ?")) {
            delete.setString(1, sha256);
            delete.executeUpdate();
        }
    }

    Instant now() {
        return clock.instant();
    }

    private static List<Enclosure> read(ResultSet rows) throws SQLException {
        try (rows) {
            var all = new ArrayList<Enclosure>();
            while (rows.next()) {
                all.add(new Enclosure(
                        rows.getInt("ordinal"),
                        rows.getString("name"),
                        rows.getString("media_type"),
                        rows.getLong("size"),
                        rows.getString("sha256"),
                        rows.getString("uploaded_by"),
                        rows.getObject("uploaded_at", OffsetDateTime.class).toInstant()));
            }
            return all;
        }
    }
}
