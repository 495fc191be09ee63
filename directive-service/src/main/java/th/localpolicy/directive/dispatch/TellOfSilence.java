package th.localpolicy.directive.dispatch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

import th.localpolicy.directive.dispatch.DispatchEvents.Changed;
import th.localpolicy.directive.dispatch.DispatchEvents.Told;
import th.localpolicy.platform.inbox.UnitOfWork;
import th.localpolicy.platform.lock.SessionLock;
import th.localpolicy.platform.thai.Bangkok;

/**
 * Tells of letters that nobody received, acknowledged, forwarded or completed: {@code dispatch.reminder} three days before
 * the day, on it and the day after, and {@code dispatch.overdue} when it has passed. One replica does it at a time. Each
 * word is claimed by a row of its own before it is told, in the transaction that tells it, so neither a crash in between
 * nor a second replica can lose one or say it twice.
 *
 * <p>After downtime of any length a step has at most one reminder to be told, the latest, besides that it is overdue.
 */
@ApplicationScoped
public class TellOfSilence {

    static final long LOCK = 0x7E11_0F51_1E4C_E000L;

    /** Who is locked by an officer at this moment is looked at the next time. */
    private static final String DUE = """
            select * from dispatch where next_notice_on <= ? order by next_notice_on, id limit ? for update skip locked
            """;

    private static final String CLAIM = """
            insert into dispatch_notice (dispatch_id, step, kind, due_on, told_at)
            select dispatch_id, step, kind, due_on, ?
            from unnest(?::uuid[], ?::text[], ?::text[], ?::date[]) as new (dispatch_id, step, kind, due_on)
            on conflict do nothing
            returning dispatch_id, step, kind
            """;

    private static final String LOOK_AGAIN = """
            update dispatch set version = seen.version, next_notice_on = seen.next_notice_on
            from unnest(?::uuid[], ?::bigint[], ?::date[]) as seen (id, version, next_notice_on)
            where dispatch.id = seen.id
            """;

    private final DataSource database;
    private final UnitOfWork unitOfWork;
    private final DispatchEvents events;
    private final SilenceConfig config;
    private final Clock clock;

    TellOfSilence(
            DataSource database, UnitOfWork unitOfWork, DispatchEvents events, SilenceConfig config, Clock clock) {
        this.database = database;
        this.unitOfWork = unitOfWork;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /** What is to be told of one dispatch today, and the day on which to look at it again. */
    private record Seen(Changed dispatch, List<Notice> notices, LocalDate nextNoticeOn) {

        static Seen of(Changed dispatch, LocalDate today) {
            var snapshot = dispatch.snapshot();
            var sentOn = Bangkok.dayOf(snapshot.sentAt());
            var open = Stream.of(Step.values())
                    .filter(step -> step.dueIn(snapshot.dates()) != null && step.doneIn(snapshot) == null)
                    .toList();
            return new Seen(
                    dispatch,
                    open.stream()
                            .flatMap(step -> Notice.on(today, step, step.dueIn(snapshot.dates()), sentOn))
                            .toList(),
                    open.stream()
                            .flatMap(step ->
                                    Notice.nextDayAfter(today, step, step.dueIn(snapshot.dates()), sentOn).stream())
                            .min(Comparator.naturalOrder())
                            .orElse(null));
        }

        Claim claim(Notice notice) {
            return new Claim(dispatch.snapshot().dispatchId(), notice.step(), notice.kind());
        }
    }

    private record Claim(UUID dispatchId, Step step, Notice.Kind kind) {}

    @Scheduled(
            identity = "silence",
            every = "${localpolicy.silence.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws SQLException {
        tell();
    }

    /**
     * Tells all that is to be told by today (Bangkok).
     *
     * @return how many events; none when another replica is at it
     */
    int tell() throws SQLException {
        try (var connection = database.getConnection()) {
            return SessionLock.whileHeld(connection, LOCK, this::tellAll).orElse(0);
        }
    }

    private int tellAll() throws SQLException {
        var told = 0;
        for (var last = false; !last; ) {
            var batch = unitOfWork.run(this::tellBatch);
            told += batch.told();
            last = batch.seen() < config.batch();
        }
        return told;
    }

    private record Batch(int seen, int told) {}

    private Batch tellBatch(Connection connection) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var today = Bangkok.dayOf(now);
        var seen = due(connection, today).stream()
                .map(dispatch -> Seen.of(dispatch, today))
                .toList();
        if (seen.isEmpty()) {
            return new Batch(0, 0);
        }
        var claimed = claim(connection, seen, now);
        var told = new ArrayList<Told>();
        var versions = new ArrayList<Long>();
        for (var one : seen) {
            var version = one.dispatch().version();
            for (var notice : one.notices()) {
                if (claimed.contains(one.claim(notice))) {
                    version++;
                    told.add(new Told(one.dispatch().snapshot(), version, notice));
                }
            }
            versions.add(version);
        }
        lookAgain(connection, seen, versions);
        events.tell(told, now);
        return new Batch(seen.size(), told.size());
    }

    private List<Changed> due(Connection connection, LocalDate today) throws SQLException {
        try (var read = connection.prepareStatement(DUE)) {
            read.setObject(1, today);
            read.setInt(2, config.batch());
            try (var rows = read.executeQuery()) {
                return Changed.all(rows);
            }
        }
    }

    /** Those of the notices that nobody has told before. */
    private static Set<Claim> claim(Connection connection, List<Seen> seen, Instant now) throws SQLException {
        var claims = new ArrayList<Claim>();
        var days = new ArrayList<LocalDate>();
        for (var one : seen) {
            for (var notice : one.notices()) {
                claims.add(one.claim(notice));
                days.add(notice.dueOn());
            }
        }
        try (var insert = connection.prepareStatement(CLAIM)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setArray(2, array(connection, "uuid", claims, Claim::dispatchId));
            insert.setArray(
                    3, array(connection, "text", claims, claim -> claim.step().name()));
            insert.setArray(
                    4, array(connection, "text", claims, claim -> claim.kind().name()));
            insert.setArray(5, array(connection, "date", days, Function.identity()));
            try (var rows = insert.executeQuery()) {
                var claimed = new HashSet<Claim>();
                while (rows.next()) {
                    claimed.add(new Claim(
                            rows.getObject(1, UUID.class),
                            Step.valueOf(rows.getString(2)),
                            Notice.Kind.valueOf(rows.getString(3))));
                }
                return claimed;
            }
        }
    }

    private static void lookAgain(Connection connection, List<Seen> seen, List<Long> versions) throws SQLException {
        try (var update = connection.prepareStatement(LOOK_AGAIN)) {
            update.setArray(
                    1,
                    array(
                            connection,
                            "uuid",
                            seen,
                            one -> one.dispatch().snapshot().dispatchId()));
            update.setArray(2, array(connection, "bigint", versions, Function.identity()));
            update.setArray(3, array(connection, "date", seen, Seen::nextNoticeOn));
            update.executeUpdate();
        }
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<T, ? extends Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().<Object>map(value).toArray());
    }
}
