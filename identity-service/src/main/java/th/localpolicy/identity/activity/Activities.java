package th.localpolicy.identity.activity;

import java.math.BigDecimal;
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

    private final DataSource database;

    Activities(DataSource database) {
        this.database = database;
    }

    void add(Activity activity) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into identity_activity (id, identity_id, kind, title, starts_on, ends_on, place, description,
                            province_baht, local_baht, private_baht, participants, tourists, income_baht, jobs_created,
                            recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, activity.id());
            insert.setObject(2, activity.identityId());
            insert.setString(3, activity.kind().name());
            insert.setString(4, activity.title());
            insert.setObject(5, activity.startsOn());
            insert.setObject(6, activity.endsOn());
            insert.setString(7, activity.place());
            insert.setString(8, activity.description());
            insert.setBigDecimal(9, of(activity, Source.PROVINCE));
            insert.setBigDecimal(10, of(activity, Source.LAO));
            insert.setBigDecimal(11, of(activity, Source.PRIVATE));
            insert.setObject(12, activity.participants(), Types.INTEGER);
            insert.setObject(13, activity.tourists(), Types.INTEGER);
            insert.setBigDecimal(14, activity.income());
            insert.setObject(15, activity.jobsCreated(), Types.INTEGER);
            insert.setString(16, activity.recordedBy());
            insert.setObject(17, activity.recordedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
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

    /** At most {@code limit} activities of an identity, newest first, from after the given one on. */
    Found page(UUID identity, Optional<UUID> after, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("""
                        select *, (select count(*) from identity_activity where identity_id = ?) as total
                        from identity_activity where identity_id = ? and (?::uuid is null or id < ?) order by id desc limit ?
                        """)) {
            read.setObject(1, identity);
            read.setObject(2, identity);
            read.setObject(3, after.orElse(null));
            read.setObject(4, after.orElse(null), Types.OTHER);
            read.setInt(5, limit);
            try (var rows = read.executeQuery()) {
                var activities = new ArrayList<Activity>();
                var total = 0L;
                while (rows.next()) {
                    activities.add(activity(rows));
                    total = rows.getLong("total");
                }
                return new Found(activities, total);
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
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static void add(List<Funding> budget, Source source, BigDecimal amount) {
        if (amount != null) {
            budget.add(new Funding(source, amount));
        }
    }
}
