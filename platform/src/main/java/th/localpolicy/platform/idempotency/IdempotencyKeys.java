package th.localpolicy.platform.idempotency;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

/** The keys that callers have used and what they were answered. Kept for a week; clients may count on 24 hours. */
@ApplicationScoped
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofDays(7);

    private final DataSource database;
    private final Clock clock;

    IdempotencyKeys(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes the key for the transaction at hand. While another transaction holds the same key this waits for its end:
     * two identical requests at the same instant are one request.
     *
     * @return the first answer when the key was used before, empty when it is ours now
     */
    Optional<FirstAnswer> claim(String caller, String key, String fingerprint) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (var claim = connection.prepareStatement("""
                    insert into idempotency_key (caller, key, fingerprint, used_at) values (?, ?, ?, ?)
                    on conflict do nothing
                    """)) {
                claim.setString(1, caller);
                claim.setString(2, key);
                claim.setString(3, fingerprint);
                claim.setObject(4, OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)));
                if (claim.executeUpdate() == 1) {
                    return Optional.empty();
                }
            }
            try (var read = connection.prepareStatement("""
                    select fingerprint, status, location, etag, body from idempotency_key where caller = ? and key = ?
                    """)) {
                read.setString(1, caller);
                read.setString(2, key);
                try (var row = read.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("an idempotency key vanished between two statements", "40001");
                    }
                    return Optional.of(new FirstAnswer(
                            row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getBytes(5)));
                }
            }
        }
    }

    void remember(String caller, String key, FirstAnswer answer) throws SQLException {
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update idempotency_key set status = ?, location = ?, etag = ?, body = ? where caller = ? and key = ?
                        """)) {
            update.setInt(1, answer.status());
            update.setString(2, answer.location());
            update.setString(3, answer.etag());
            update.setBytes(4, answer.body());
            update.setString(5, caller);
            update.setString(6, key);
            update.executeUpdate();
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection();
                var delete = connection.prepareStatement("delete from idempotency_key where used_at < ?")) {
            delete.setObject(
                    1, OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)).minus(KEPT));
            delete.executeUpdate();
        }
    }
}
