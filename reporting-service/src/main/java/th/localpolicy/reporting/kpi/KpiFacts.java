package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;

/**
 * The facts that KPIs are counted from. Nothing is ever added up: a figure is a count over facts at the moment it is asked
 * for, so events that come twice, late or in the wrong order cannot spoil it.
 */
@ApplicationScoped
class KpiFacts {

    private static final Comparator<Received> ONE_ORDER =
            Comparator.comparing(Received::key).thenComparing(Received::version);

    /** Which generations events are written to: the live one, and the one being built beside it, if any. */
    record Generations(int live, OptionalInt building) {}

    /**
     * The generations as they will stay until this transaction ends: a rebuild that begins or swaps waits for us, and we
     * for it.
     */
    Generations held(Connection connection) throws SQLException {
        try (var read = connection.prepareStatement("select live, building from kpi_projection for share");
                var row = read.executeQuery()) {
            row.next();
            var building = row.getInt(2);
            return new Generations(row.getInt(1), row.wasNull() ? OptionalInt.empty() : OptionalInt.of(building));
        }
    }

    void add(Connection connection, int generation, List<Received> events) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into kpi_fact (generation, identity_id, version, district_code, province_code, registered_on,
                                      withdrawn_on, known_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            // In one order everywhere: a rebuild and the live consumer may write the same facts at the same time.
            for (var event : events.stream().sorted(ONE_ORDER).toList()) {
                var identity = (IdentityEvent) event.data();
                insert.setInt(1, generation);
                insert.setObject(2, identity.identityId());
                insert.setLong(3, event.version());
                insert.setString(4, identity.districtCode());
                insert.setString(5, identity.provinceCode());
                insert.setObject(6, identity.registeredOn(), Types.DATE);
                insert.setObject(7, identity.withdrawnOn(), Types.DATE);
                insert.setObject(8, event.occurredAt().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * How many districts had a registered identity on each of the days, in one statement.
     *
     * @param knownAt as the system knew it at this instant; all it knows when empty, whatever the clocks say
     */
    SequencedMap<LocalDate, Integer> districtsOn(Connection connection, List<LocalDate> days, Optional<Instant> knownAt)
            throws SQLException {
        try (var count = connection.prepareStatement("""
                with newest as (
                    select distinct on (identity_id) district_code, registered_on, withdrawn_on
                    from kpi_fact
                    where generation = (select live from kpi_projection) and known_at <= coalesce(?, 'infinity'::timestamptz)
                    order by identity_id, version desc)
                select day, count(distinct district_code)
                from unnest(?::date[]) as day
                left join newest on registered_on <= day and (withdrawn_on is null or withdrawn_on > day)
                group by day order by day
                """)) {
            count.setObject(
                    1,
                    knownAt.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            count.setArray(2, connection.createArrayOf("date", days.toArray()));
            try (var rows = count.executeQuery()) {
                var counts = new LinkedHashMap<LocalDate, Integer>();
                while (rows.next()) {
                    counts.put(rows.getObject(1, LocalDate.class), rows.getInt(2));
                }
                return counts;
            }
        }
    }

    /** Opens the next generation; from now on live events are written to both. */
    int open(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(
                        "update kpi_projection set building = live + 1 returning building");
                var row = update.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /**
     * Makes the built generation the live one and drops the old one, in one transaction: no reader sees a mixture.
     *
     * @return false, with nothing changed, when the built one lacks a fact that the live one has: topics are kept for ever,
     *     so one that holds less is not the topic we learnt from
     */
    boolean swap(Connection connection, int built) throws SQLException {
        try (var update = connection.prepareStatement("""
                update kpi_projection set live = building, building = null
                where building = ? and not exists (
                    select identity_id, version from kpi_fact where generation = live
                    except select identity_id, version from kpi_fact where generation = building)
                """)) {
            update.setInt(1, built);
            if (update.executeUpdate() == 0) {
                return false;
            }
        }
        try (var delete = connection.prepareStatement("delete from kpi_fact where generation < ?")) {
            delete.setInt(1, built);
            delete.executeUpdate();
        }
        return true;
    }

    /** Gives up what was being built. */
    void abandon(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement("update kpi_projection set building = null");
                var delete = connection.prepareStatement(
                        "delete from kpi_fact where generation > (select live from kpi_projection)")) {
            update.executeUpdate();
            delete.executeUpdate();
        }
    }
}
