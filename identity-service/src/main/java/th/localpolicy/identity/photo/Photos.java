package th.localpolicy.identity.photo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.thai.PersonalNumbers;

/** All photos of all identities. */
@ApplicationScoped
class Photos {

    private final DataSource database;

    Photos(DataSource database) {
        this.database = database;
    }

    void add(Photo photo, String uploadSha256, Picture picture) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into identity_photo (id, identity_id, caption, width, height, size, upload_sha256, uploaded_by,
                            uploaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """);
                var images = connection.prepareStatement(
                        "insert into identity_photo_image (photo_id, thumbnail, jpeg) values (?, false, ?), (?, true, ?)")) {
            insert.setObject(1, photo.id());
            insert.setObject(2, photo.identityId());
            insert.setString(3, photo.caption());
            insert.setInt(4, photo.width());
            insert.setInt(5, photo.height());
            insert.setInt(6, photo.size());
            insert.setString(7, uploadSha256);
            insert.setString(8, photo.uploadedBy());
            insert.setObject(9, photo.uploadedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            images.setObject(1, photo.id());
            images.setBytes(2, picture.whole());
            images.setObject(3, photo.id());
            images.setBytes(4, picture.thumbnail());
            images.executeUpdate();
        }
    }

    /** The photo that the same file became before, if any. */
    Optional<Photo> ofUpload(UUID identity, String uploadSha256) throws SQLException {
        return read("select * from identity_photo where identity_id = ? and upload_sha256 = ?", identity, uploadSha256)
                .stream()
                .findFirst();
    }

    /** The photos of an identity in the order in which they came; {@link UploadPhoto#MOST} of them at most. */
    List<Photo> of(UUID identity) throws SQLException {
        return read("select * from identity_photo where identity_id = ? order by id", identity);
    }

    private List<Photo> read(String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                read.setObject(i + 1, values[i]);
            }
            try (var rows = read.executeQuery()) {
                var photos = new ArrayList<Photo>();
                while (rows.next()) {
                    photos.add(photo(rows));
                }
                return photos;
            }
        }
    }

    private static Photo photo(ResultSet row) throws SQLException {
        return Photo.of(
                row.getObject("id", UUID.class),
                row.getObject("identity_id", UUID.class),
                PersonalNumbers.mask(row.getString("caption")), // captions are read by everybody
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("size"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    Optional<byte[]> jpeg(UUID identity, UUID photo, boolean thumbnail) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select i.jpeg from identity_photo_image i join identity_photo p on p.id = i.photo_id
                        where p.id = ? and p.identity_id = ? and i.thumbnail = ?
                        """)) {
            read.setObject(1, photo);
            read.setObject(2, identity);
            read.setBoolean(3, thumbnail);
            try (var row = read.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    boolean has(UUID identity, UUID photo) throws SQLException {
        return !read("select * from identity_photo where id = ? and identity_id = ?", photo, identity)
                .isEmpty();
    }

    /** False when there is no such photo. */
    boolean remove(UUID identity, UUID photo) throws SQLException {
        try (var connection = database.getConnection();
                var delete =
                        connection.prepareStatement("delete from identity_photo where id = ? and identity_id = ?")) {
            delete.setObject(1, photo);
            delete.setObject(2, identity);
            return delete.executeUpdate() == 1;
        }
    }
}
