package th.localpolicy.identity.activity;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.identity.activity.Funding.Source;

/** All activities of all identities. */
@ApplicationScoped
class Activities {

    /** An id that none is as large as; the database compares them byte by byte. */
    private static final UUID BEYOND_ALL = new UUID(-1, -1);

    private final DataSource database;

    Activities(DataSource database) {
        this.database = database;
    }

    void add(Activity activity) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into identity_activity (version, kind, title, starts_on, ends_on, place, description,
                            province_baht, local_baht, private_baht, participants, tourists, income_baht, jobs_created,
                            id, identity_id, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            var column = said(insert, activity);
            insert.setObject(column++, activity.id());
            insert.setObject(column++, activity.identityId());
            insert.setString(column++, activity.recordedBy());
            insert.setObject(column, activity.recordedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void correct(Activity activity) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update identity_activity set version = ?, kind = ?, title = ?, starts_on = ?, ends_on = ?, place = ?,
                            description = ?, province_baht = ?, local_baht = ?, private_baht = ?, participants = ?,
                            tourists = ?, income_baht = ?, jobs_created = ?, corrected_by = ?, corrected_at = ? where id = ?
                        """)) {
            var column = said(update, activity);
            update.setString(column++, activity.correctedBy());
            update.setObject(column++, activity.correctedAt().atOffset(ZoneOffset.UTC));
            update.setObject(column, activity.id());
            update.executeUpdate();
        }
    }

    void remove(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from identity_activity where id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
    }

    /** What a correction may change, first of all columns; answers with the number of the next one. */
    private static int said(PreparedStatement write, Activity activity) throws SQLException {
        write.setLong(1, activity.version());
        write.setString(2, activity.kind().name());
        write.setString(3, activity.title());
        write.setObject(4, activity.startsOn());
        write.setObject(5, activity.endsOn());
        write.setString(6, activity.place());
        write.setString(7, activity.description());
        write.setBigDecimal(8, of(activity, Source.PROVINCE));
        write.setBigDecimal(9, of(activity, Source.LAO));
        write.setBigDecimal(10, of(activity, Source.PRIVATE));
        write.setObject(11, activity.participants(), Types.INTEGER);
        write.setObject(12, activity.tourists(), Types.INTEGER);
        write.setBigDecimal(13, activity.income());
        write.setObject(14, activity.jobsCreated(), Types.INTEGER);
        return 15;
    }

    private static BigDecimal of(Activity activity, Source source) {
        return activity.budget().stream()
                .filter(funding -> funding.source() == source)
                .map(Funding::amount)
                .findFirst()
                .orElse(null);
    }

    Optional<Activity> find(UUID identity, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(
                        "select * from identity_activity where id = ? and identity_id = ?")) {
            read.setObject(1, id);
            read.setObject(2, identity);
            try (var row = read.executeQuery()) {
                return row.next() ? Optional.of(activity(row)) : Optional.empty();
            }
        }
    }

    /** Activities with the number of all, read in one statement. */
    record Found(List<Activity> activities, long total) {}

    /**
     * At most {@code limit} activities of an identity, newest first, from after the given one on.
     *
     * @param count whether all of them are counted too
     */
    Found page(UUID identity, Optional<UUID> after, int limit, boolean count) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select * from
                            (select case when ? then (select count(*) from identity_activity where identity_id = ?) end
                                as total) counted
                            left join lateral (select * from identity_activity where identity_id = ? and id < ?
                                order by id desc limit ?) listed on true
                        order by id desc
                        """)) {
            read.setBoolean(1, count);
            read.setObject(2, identity);
            read.setObject(3, identity);
            read.setObject(4, after.orElse(BEYOND_ALL));
            read.setInt(5, limit);
            try (var rows = read.executeQuery()) {
                var found = new ArrayList<Activity>();
                var total = 0L;
                while (rows.next()) {
                    total = rows.getLong("total"); // there even when nothing is listed
                    if (rows.getObject("id") != null) {
                        found.add(activity(rows));
                    }
                }
                return new Found(found, total);
            }
        }
    }

    private static Activity activity(ResultSet row) throws SQLException {
        var budget = new ArrayList<Funding>();
        add(budget, Source.PROVINCE, row.getBigDecimal("province_baht"));
        add(budget, Source.LAO, row.getBigDecimal("local_baht"));
        add(budget, Source.PRIVATE, row.getBigDecimal("private_baht"));
        return new Activity(
                row.getObject("id", UUID.class),
                row.getObject("identity_id", UUID.class),
                row.getLong("version"),
                ActivityKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getString("place"),
                row.getString("description"),
                budget,
                row.getObject("participants", Integer.class),
                row.getObject("tourists", Integer.class),
                row.getBigDecimal("income_baht"),
                row.getObject("jobs_created", Integer.class),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("corrected_by"),
                Optional.ofNullable(row.getObject("corrected_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static void add(List<Funding> budget, Source source, BigDecimal amount) {
        if (amount != null) {
            budget.add(new Funding(source, amount));
        }
    }
}
