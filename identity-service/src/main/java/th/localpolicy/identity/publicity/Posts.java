package th.localpolicy.identity.publicity;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.identity.publicity.Post.FirstRecord;
import th.localpolicy.platform.thai.Bangkok;

/** All posts of all identities. */
@ApplicationScoped
class Posts {

    /** An id that none is as large as; the database compares them byte by byte. */
    private static final UUID BEYOND_ALL = new UUID(-1, -1);

    private final DataSource database;

    Posts(DataSource database) {
        this.database = database;
    }

    /**
     * Adds the post, as the first record of it or, where somebody was before, as one that points there. Two that record it
     * at the same instant meet at the index: the later one waits and finds the earlier.
     */
    Post add(Post post) throws SQLException {
        try (var connection = database.getConnection()) {
            if (insert(connection, post)) {
                return post;
            }
            var later = post.seenAfter(firstOf(connection, post.key()));
            if (!insert(connection, later)) {
                throw new IllegalStateException("a later record of a post met the index of the first ones");
            }
            return later;
        }
    }

    private static boolean insert(Connection connection, Post post) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into identity_post (version, told, url, words, posted_at, posted_on, publicly_visible, found, missing,
                    glued, compliant, id, identity_id, district_code, province_code, platform, canonical_url, post_key,
                    first_id, first_identity, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (post_key) where first_id is null do nothing
                """)) {
            var column = said(connection, insert, post);
            insert.setObject(column++, post.id());
            insert.setObject(column++, post.identityId());
            insert.setString(column++, post.districtCode());
            insert.setString(column++, post.provinceCode());
            insert.setString(column++, post.platform().name());
            insert.setString(column++, post.canonicalUrl());
            insert.setString(column++, post.key());
            var first = Optional.ofNullable(post.recordedBefore());
            insert.setObject(column++, first.map(FirstRecord::postId).orElse(null));
            insert.setObject(column++, first.map(FirstRecord::identityId).orElse(null));
            insert.setString(column++, post.recordedBy());
            insert.setObject(column, utc(post.recordedAt()));
            return insert.executeUpdate() == 1;
        }
    }

    /** Binds what a correction may change; the number of the column after it comes back. */
    private static int said(Connection connection, PreparedStatement write, Post post) throws SQLException {
        write.setLong(1, post.version());
        write.setLong(2, post.told());
        write.setString(3, post.url());
        write.setString(4, post.text());
        write.setObject(5, utc(post.postedAt()));
        write.setObject(6, Bangkok.dayOf(post.postedAt()));
        write.setBoolean(7, post.publiclyVisible());
        write.setArray(8, texts(connection, post.hashtags().found()));
        write.setArray(9, texts(connection, post.hashtags().missing()));
        write.setArray(10, texts(connection, post.hashtags().glued()));
        write.setBoolean(11, post.compliant());
        return 12;
    }

    private static FirstRecord firstOf(Connection connection, String key) throws SQLException {
        try (var read = connection.prepareStatement(
                "select id, identity_id from identity_post where post_key = ? and first_id is null")) {
            read.setString(1, key);
            try (var row = read.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the first record of a post vanished between two statements", "40001");
                }
                return new FirstRecord(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            }
        }
    }

    void correct(Post post) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update identity_post set version = ?, told = ?, url = ?, words = ?, posted_at = ?, posted_on = ?,
                            publicly_visible = ?, found = ?, missing = ?, glued = ?, compliant = ? where id = ?
                        """)) {
            update.setObject(said(connection, update, post), post.id());
            update.executeUpdate();
        }
    }

    /** The number for the next event about a post of this identity; whoever asks holds the identity's row. */
    long nextTold(UUID identity) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(
                        "select coalesce(max(told), 0) + 1 from identity_post where identity_id = ?")) {
            read.setObject(1, identity);
            try (var row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    Optional<Post> find(UUID identity, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var read =
                        connection.prepareStatement("select * from identity_post where id = ? and identity_id = ?")) {
            read.setObject(1, id);
            read.setObject(2, identity);
            try (var row = read.executeQuery()) {
                return row.next() ? Optional.of(post(row)) : Optional.empty();
            }
        }
    }

    /** Posts with the number of all, read in one statement. */
    record Found(List<Post> posts, long total) {}

    /**
     * At most {@code limit} posts of an identity, newest first, from after the given one on.
     *
     * @param count whether all of them are counted too
     */
    Found page(UUID identity, Optional<UUID> after, int limit, boolean count) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select * from
                            (select case when ? then (select count(*) from identity_post where identity_id = ?) end as total)
                                counted
                            left join lateral (select * from identity_post where identity_id = ? and id < ?
                                order by id desc limit ?) listed on true
                        order by id desc
                        """)) {
            read.setBoolean(1, count);
            read.setObject(2, identity);
            read.setObject(3, identity);
            read.setObject(4, after.orElse(BEYOND_ALL));
            read.setInt(5, limit);
            try (var rows = read.executeQuery()) {
                var found = new ArrayList<Post>();
                var total = 0L;
                while (rows.next()) {
                    total = rows.getLong("total"); // there even when nothing is listed
                    if (rows.getObject("id") != null) {
                        found.add(post(rows));
                    }
                }
                return new Found(found, total);
            }
        }
    }

    private static Post post(ResultSet row) throws SQLException {
        var first = row.getObject("first_id", UUID.class);
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("identity_id", UUID.class),
                row.getLong("version"),
                row.getLong("told"),
                row.getString("district_code"),
                row.getString("province_code"),
                Platform.valueOf(row.getString("platform")),
                row.getString("url"),
                row.getString("canonical_url"),
                row.getString("post_key"),
                row.getString("words"),
                row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("publicly_visible"),
                new HashtagCheck(
                        texts(row.getArray("found")), texts(row.getArray("missing")), texts(row.getArray("glued"))),
                row.getBoolean("compliant"),
                first == null ? null : new FirstRecord(first, row.getObject("first_identity", UUID.class)),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("varchar", texts.toArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
