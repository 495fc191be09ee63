package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The one row that every change of the projection goes through: which generation of facts is shown, which one is being
 * built beside it, and the version of it all. Its lock puts the changes in one order, over all replicas.
 */
@ApplicationScoped
class ProjectionState {

    private static final List<String> FACTS = List.of("kpi_fact", "kpi_due");

    /**
     * A change that is being made.
     *
     * @param version one more than the change before; entity tags and event ids are made of it
     * @param at when what it brings counts as known; later than the change before, even when clocks go back
     */
    record Change(int live, OptionalInt building, long version, Instant at) {

        /** The generations that a fact is written to. */
        List<Integer> generations() {
            return building.isPresent() ? List.of(live, building.getAsInt()) : List.of(live);
        }
    }

    /** Begins a change; others wait until this transaction ends. */
    Change change(Connection connection) throws SQLException {
        return update(connection, "live = live");
    }

    /** Opens the next generation; from now on live events are written to both. What a crashed rebuild left is dropped. */
    int open(Connection connection) throws SQLException {
        abandon(connection);
        return update(connection, "building = live + 1").building().getAsInt();
    }

    /**
     * Makes the built generation the live one and drops the old one, in one transaction: no reader sees a mixture. When a
     * fact was learnt, and by which newer one it was replaced, is history that no topic tells: it is taken over.
     *
     * @return false, with nothing changed, when the built one lacks a fact that the live one has: topics are kept for ever,
     *     so one that holds less is not the topic we learnt from
     */
    boolean swap(Connection connection, int built) throws SQLException {
        var change = change(connection);
        if (change.building().isEmpty() || change.building().getAsInt() != built || lacksFacts(connection, change)) {
            return false;
        }
        takeOver(connection, change, "kpi_fact", "identity_id");
        takeOver(connection, change, "kpi_due", "stream, subject");
        update(connection, "live = building, building = null");
        for (var table : FACTS) {
            run(connection, "delete from " + table + " where generation < " + built);
        }
        return true;
    }

    /** Gives up what was being built. */
    void abandon(Connection connection) throws SQLException {
        var live = update(connection, "building = null").live();
        for (var table : FACTS) {
            run(connection, "delete from " + table + " where generation > " + live);
        }
    }

    private static boolean lacksFacts(Connection connection, Change change) throws SQLException {
        try (var read = connection.prepareStatement("""
                select exists (select identity_id, version from kpi_fact where generation = ?
                               except select identity_id, version from kpi_fact where generation = ?)
                    or exists (select stream, subject, version from kpi_due where generation = ?
                               except select stream, subject, version from kpi_due where generation = ?)
                """)) {
            for (var place = 1; place <= 4; place++) {
                read.setInt(
                        place,
                        place % 2 == 1 ? change.live() : change.building().getAsInt());
            }
            try (var row = read.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Gives the built facts the instants at which the live ones were learnt, now for those the live one never heard of, and
     * from them when each was replaced by the next of its subject. All in one pass over the rows: a look-up for each of
     * them would be at the mercy of statistics, which do not know a generation that has just been written.
     */
    private static void takeOver(Connection connection, Change change, String table, String key) throws SQLException {
        // Only joins by hash: the others are quadratic where the planner expects one row and finds twenty thousand.
        run(connection, "set local enable_nestloop = off; set local enable_mergejoin = off");
        try (var learn = connection.prepareStatement(
                """
                update %1$s fact set learnt_at = heard.learnt_at, replaced_at = heard.replaced_at
                from (select place, learnt_at, min(learnt_at) over (partition by %2$s order by version
                             rows between 1 following and unbounded following) as replaced_at
                      from (select built.ctid as place, %2$s, version, coalesce(live.learnt_at, ?) as learnt_at
                            from %1$s built
                            left join (select %2$s, version, learnt_at from %1$s where generation = %3$d) live
                                using (%2$s, version)
                            where built.generation = %4$d) as known) as heard
                where fact.ctid = heard.place
                """.formatted(table, key, change.live(), change.building().getAsInt()))) {
            learn.setObject(1, change.at().atOffset(ZoneOffset.UTC));
            learn.executeUpdate();
        }
        run(connection, "set local enable_nestloop = on; set local enable_mergejoin = on");
    }

    private static Change update(Connection connection, String what) throws SQLException {
        try (var update = connection.prepareStatement("""
                update kpi_projection
                set %s, version = version + 1,
                    changed_at = greatest(clock_timestamp(), changed_at + interval '1 microsecond')
                returning live, building, version, changed_at
                """.formatted(what));
                var row = update.executeQuery()) {
            row.next();
            return new Change(
                    row.getInt("live"),
                    building(row),
                    row.getLong("version"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant());
        }
    }

    private static OptionalInt building(ResultSet row) throws SQLException {
        var building = row.getInt("building");
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(building);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var run = connection.prepareStatement(sql)) {
            run.executeUpdate();
        }
    }
}
