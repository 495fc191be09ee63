package th.localpolicy.reporting.obligation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

import th.localpolicy.platform.inbox.UnitOfWork;
import th.localpolicy.platform.lock.SessionLock;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.obligation.ObligationEvents.Told;
import th.localpolicy.reporting.obligation.ObligationEvents.Type;

/**
 * Tells of reports that did not come: {@code obligation.due-soon} three days before the day and on it,
 * {@code obligation.overdue} once it has passed. One replica does it at a time; each word is claimed by a row of its own in
 * the transaction that tells it, so none is lost and none said twice. After downtime only the latest word is told.
 */
@ApplicationScoped
public class TellOfSilence {

    private static final long LOCK = 0x0B11_6A71_0500_0001L;

    private static final String DUE = "select " + Obligation.COLUMNS + """
             from obligation o where o.next_notice_on <= ? order by o.next_notice_on, o.id limit ? for update skip locked
            """;

    private static final String CLAIM = """
            insert into obligation_notice (obligation_id, kind, told_at)
            select id, kind, ? from unnest(?::uuid[], ?::text[]) as new (id, kind)
            on conflict do nothing
            returning obligation_id
            """;

    private static final String LOOK_AGAIN = """
            update obligation o set version = seen.version, next_notice_on = seen.next_notice_on
            from unnest(?::uuid[], ?::bigint[], ?::date[]) as seen (id, version, next_notice_on)
            where o.id = seen.id
            """;

    /** What is told on a day, and when to look again. */
    private enum Notice {
        THREE_DAYS_BEFORE,
        ON_THE_DAY,
        OVERDUE;

        static Notice on(LocalDate today, LocalDate dueOn) {
            if (today.isAfter(dueOn)) {
                return OVERDUE;
            }
            return today.equals(dueOn) ? ON_THE_DAY : THREE_DAYS_BEFORE;
        }

        LocalDate next(LocalDate dueOn) {
            return switch (this) {
                case THREE_DAYS_BEFORE -> dueOn;
                case ON_THE_DAY -> dueOn.plusDays(1);
                case OVERDUE -> null;
            };
        }

        Told of(Obligation obligation) {
            return switch (this) {
                case THREE_DAYS_BEFORE ->
                    new Told(Type.DUE_SOON, obligation, ObligationStatus.OPEN, -OpenObligations.NOTICE_DAYS);
                case ON_THE_DAY -> new Told(Type.DUE_SOON, obligation, ObligationStatus.OPEN, 0);
                case OVERDUE -> new Told(Type.OVERDUE, obligation, ObligationStatus.OVERDUE, null);
            };
        }
    }

    private final DataSource database;
    private final UnitOfWork unitOfWork;
    private final ObligationEvents events;
    private final SilenceConfig config;
    private final Clock clock;

    TellOfSilence(
            DataSource database, UnitOfWork unitOfWork, ObligationEvents events, SilenceConfig config, Clock clock) {
        this.database = database;
        this.unitOfWork = unitOfWork;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "silence",
            every = "${localpolicy.silence.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws SQLException {
        tell(clock);
    }

    /**
     * Tells all that is to be told by today (Bangkok).
     *
     * @return how many events; none when another replica is at it
     */
    int tell(Clock by) throws SQLException {
        try (var connection = database.getConnection()) {
            return SessionLock.whileHeld(connection, LOCK, () -> tellAll(by)).orElse(0);
        }
    }

    private int tellAll(Clock by) throws SQLException {
        var told = 0;
        for (var last = false; !last; ) {
            var batch = unitOfWork.run(connection -> tellBatch(connection, by));
            told += batch.told();
            last = batch.seen() < config.batch();
        }
        return told;
    }

    private record Batch(int seen, int told) {}

    private Batch tellBatch(Connection connection, Clock by) throws SQLException {
        var now = by.instant().truncatedTo(ChronoUnit.MICROS);
        var today = Bangkok.dayOf(now);
        var silent = new ArrayList<Obligation>();
        try (var read = connection.prepareStatement(DUE)) {
            read.setObject(1, today);
            read.setInt(2, config.batch());
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    silent.add(Obligation.of(rows));
                }
            }
        }
        if (silent.isEmpty()) {
            return new Batch(0, 0);
        }
        Function<Obligation, Notice> notice = obligation -> Notice.on(today, obligation.dueOn());
        var claimed = new HashSet<UUID>();
        try (var insert = connection.prepareStatement(CLAIM)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setArray(2, array(connection, "uuid", silent, Obligation::id));
            insert.setArray(
                    3,
                    array(
                            connection,
                            "text",
                            silent,
                            obligation -> notice.apply(obligation).name()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getObject(1, UUID.class));
                }
            }
        }
        var seen = silent.stream().map(one -> told(one, claimed)).toList();
        try (var update = connection.prepareStatement(LOOK_AGAIN)) {
            update.setArray(1, array(connection, "uuid", seen, Obligation::id));
            update.setArray(2, array(connection, "bigint", seen, Obligation::version));
            update.setArray(
                    3, array(connection, "date", seen, one -> notice.apply(one).next(one.dueOn())));
            update.executeUpdate();
        }
        var told = seen.stream()
                .filter(one -> claimed.contains(one.id()))
                .map(one -> notice.apply(one).of(one))
                .toList();
        events.tell(told, now);
        return new Batch(silent.size(), told.size());
    }

    private static Obligation told(Obligation obligation, Set<UUID> claimed) {
        return claimed.contains(obligation.id())
                ? obligation.changed(obligation.status(), obligation.version() + 1)
                : obligation;
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Obligation> rows, Function<Obligation, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().<Object>map(value).toArray());
    }
}
