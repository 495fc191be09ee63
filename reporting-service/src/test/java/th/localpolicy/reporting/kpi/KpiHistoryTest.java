package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.inbox.Received;
import th.localpolicy.platform.inbox.UnitOfWork;
import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random histories against a simple model. A history is that of one district: some identities, registered, corrected,
 * withdrawn, replaced by another, often dated back; its events come twice, in any order and in several batches. Whatever is
 * asked of the KPI, for any day and by the knowledge after any batch, is what the model says and what SQL counts from
 * scratch.
 */
@QuarkusTest
@Stack
class KpiHistoryTest extends KpiFixture {

    private static final int ROUNDS = 20;
    private static final int DISTRICTS_A_ROUND = 500;
    private static final int BATCHES = 5;

    private static final LocalDate FIRST = LocalDate.of(2024, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 9, 30);

    @Inject
    KpiProjection projection;

    @Inject
    Pictures pictures;

    @Inject
    UnitOfWork unitOfWork;

    /** An event, and the batches it arrives in; the model remembers nothing else. */
    private record Delivery(Received event, IdentityEvent identity) {}

    @Test
    void every_cell_is_what_a_recount_from_scratch_gives_after_10_000_random_histories() throws Exception {
        var seed = Long.getLong("kpi.history.seed", new Random().nextLong());
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            begin();
            var batches = batches(random);
            var knownAts = new ArrayList<Instant>();
            for (var batch : batches) {
                knownAts.add(learn(batch));
            }
            for (var known = 0; known < BATCHES; known++) {
                var arrived = batches.subList(0, known + 1).stream()
                        .flatMap(List::stream)
                        .toList();
                check("seed %d, round %d, batch %d".formatted(seed, round, known), arrived, knownAts.get(known));
            }
        }
    }

    private Instant learn(List<Delivery> batch) throws SQLException {
        return unitOfWork.run(connection -> {
            projection.apply(connection, batch.stream().map(Delivery::event).toList());
            try (var read = connection.prepareStatement("select changed_at from kpi_projection");
                    var row = read.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    private void check(String where, List<Delivery> arrived, Instant knownAt) throws SQLException {
        var model = modelOf(arrived);
        try (var connection = database.getConnection()) {
            var picture = pictures.read(connection, "soft-power-2568", Optional.of(knownAt), Optional.empty())
                    .orElseThrow();
            var ledger = (Ledger.Districts) picture.ledger();
            var daily = new ArrayList<Integer>();
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                var standing = day;
                var byModel = model.entrySet().stream()
                        .filter(district -> stands(district.getValue(), standing))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                daily.add(byModel.size());
                if (day.getDayOfMonth() == 15 || day.equals(LAST)) {
                    assertThat(ledger.spans().stream()
                                    .filter(span -> span.covers(standing))
                                    .map(Ledger.Span::district)
                                    .toList())
                            .as("the districts on %s, %s", day, where)
                            .containsExactlyInAnyOrderElementsOf(byModel);
                    var provinces = new TreeMap<String, Integer>();
                    byModel.forEach(district -> provinces.merge(district.substring(0, 2), 1, Integer::sum));
                    assertThat(ledger.byProvince(FIRST, day).entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            figure -> figure.getValue().achieved())))
                            .as("by province on %s, %s", day, where)
                            .isEqualTo(provinces);
                    assertThat(ledger.national(FIRST, day).achieved())
                            .as("the nation on %s, %s", day, where)
                            .isEqualTo(byModel.size());
                }
            }
            assertThat(Timeline.of(picture, LAST).points())
                    .as("the timeline, %s", where)
                    .extracting(Timeline.Point::achieved)
                    .isEqualTo(daily);
            assertThat(recount(connection, knownAt)).as("by SQL, %s", where).isEqualTo(daily);
        }
    }

    /** The identities of each district as their newest event that has arrived says; the rest of the model is arithmetic. */
    private static Map<String, List<Delivery>> modelOf(List<Delivery> arrived) {
        var newest = new HashMap<UUID, Delivery>();
        for (var delivery : arrived) {
            newest.merge(
                    delivery.identity().identityId(),
                    delivery,
                    (one, other) -> one.event().version() >= other.event().version() ? one : other);
        }
        return newest.values().stream()
                .collect(Collectors.groupingBy(delivery -> delivery.identity().districtCode()));
    }

    private static boolean stands(List<Delivery> identities, LocalDate day) {
        return identities.stream().map(Delivery::identity).anyMatch(identity -> {
            var end = identity.withdrawnOn() != null ? identity.withdrawnOn() : identity.supersededOn();
            return identity.registeredOn() != null
                    && !identity.registeredOn().isAfter(day)
                    && (end == null || day.isBefore(end));
        });
    }

    /** From the raw facts, the plain way. */
    private static List<Integer> recount(Connection connection, Instant knownAt) throws SQLException {
        try (var count = connection.prepareStatement("""
                with newest as (
                    select distinct on (identity_id) district_code, registered_on, withdrawn_on
                    from kpi_fact
                    where generation = (select live from kpi_projection) and learnt_at <= ?
                    order by identity_id, version desc)
                select count(distinct district_code)
                from generate_series(?::date, ?::date, '1 day') as day
                left join newest on registered_on <= day and (withdrawn_on is null or withdrawn_on > day)
                group by day order by day
                """)) {
            count.setObject(1, knownAt.atOffset(ZoneOffset.UTC));
            count.setObject(2, FIRST);
            count.setObject(3, LAST);
            try (var rows = count.executeQuery()) {
                var counts = new ArrayList<Integer>();
                while (rows.next()) {
                    counts.add(rows.getInt(1));
                }
                return counts;
            }
        }
    }

    private static List<List<Delivery>> batches(Random random) {
        var batches = new ArrayList<List<Delivery>>();
        for (var batch = 0; batch < BATCHES; batch++) {
            batches.add(new ArrayList<>());
        }
        for (var each = 0; each < DISTRICTS_A_ROUND; each++) {
            for (var event : history(random, "%04d".formatted(1100 + each * 17))) {
                do {
                    batches.get(random.nextInt(BATCHES)).add(event);
                } while (random.nextInt(4) == 0); // and it comes again
            }
        }
        batches.forEach(batch -> Collections.shuffle(batch, random));
        return batches;
    }

    private static List<Delivery> history(Random random, String district) {
        var events = new ArrayList<Delivery>();
        var identities = 1 + random.nextInt(3);
        for (var each = 0; each < identities; each++) {
            var identity = UUID.randomUUID();
            var version = 2L;
            var on = day(random);
            var steps = 1 + random.nextInt(4);
            for (var step = 0; step < steps; step++) {
                var end = on.plusDays(random.nextInt(200));
                version += 1 + random.nextInt(2);
                events.add(
                        switch (random.nextInt(6)) {
                            case 0 -> told("identity.withdrawn", version, identity, district, on, end, null);
                            case 1 -> told("identity.superseded", version, identity, district, on, null, end);
                            case 2 -> {
                                on = day(random); // a correction, often dated back
                                yield told("identity.registered", version, identity, district, on, null, null);
                            }
                            case 3 -> told("identity.designated", version, identity, district, on, null, null);
                            default -> told("identity.registered", version, identity, district, on, null, null);
                        });
            }
        }
        return events;
    }

    private static LocalDate day(Random random) {
        return FIRST.minusDays(60).plusDays(random.nextInt(480));
    }

    private static Delivery told(
            String type,
            long version,
            UUID identity,
            String district,
            LocalDate registeredOn,
            LocalDate withdrawnOn,
            LocalDate supersededOn) {
        var data = new IdentityEvent(
                identity, district, district.substring(0, 2), registeredOn, withdrawnOn, supersededOn);
        return new Delivery(
                new Received(UUID.randomUUID(), type, identity.toString(), version, Instant.EPOCH, data), data);
    }
}
