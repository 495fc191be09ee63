package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.thai.FiscalQuarter;
import th.localpolicy.platform.thai.FiscalYear;

/** The KPI definitions. There are few of them, so they are read whole. */
@ApplicationScoped
class Kpis {

    private static final String READ = """
            select k.id, k.fiscal_year, k.measure, k.universe, t.quarter, t.target,
                   (select version from kpi_projection) as version
            from kpi k left join kpi_target t on t.kpi_id = k.id
            """;

    private final DataSource database;

    Kpis(DataSource database) {
        this.database = database;
    }

    /** All definitions, and the version of the projection they were read at. */
    record Listed(long version, List<Kpi> items) {}

    Listed all() throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(READ + "order by k.fiscal_year, k.id, t.quarter");
                var rows = read.executeQuery()) {
            return listed(rows);
        }
    }

    /** Adds a definition; false, with nothing changed, when there is one of that id. */
    boolean add(Connection connection, Kpi kpi) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into kpi (id, fiscal_year, measure, universe) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, kpi.id());
            insert.setInt(2, kpi.fiscalYear());
            insert.setString(3, kpi.measure().name());
            insert.setObject(4, kpi.universe(), Types.INTEGER);
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        try (var insert =
                connection.prepareStatement("insert into kpi_target (kpi_id, quarter, target) values (?, ?, ?)")) {
            for (var quarter : kpi.year().quarters()) {
                if (kpi.targetOf(quarter) != null) {
                    insert.setString(1, kpi.id());
                    insert.setInt(2, quarter.number());
                    insert.setInt(3, kpi.targetOf(quarter));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        return true;
    }

    /** Keeps the official figure of a quarter; false, with nothing changed, when it has one. */
    boolean close(Connection connection, String id, Picture.Closing closing) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into kpi_closing (kpi_id, quarter, achieved, universe, known_at, closed_by)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            insert.setString(1, id);
            insert.setInt(2, closing.number());
            insert.setInt(3, closing.achieved());
            insert.setInt(4, closing.universe());
            insert.setObject(5, closing.at().atOffset(ZoneOffset.UTC));
            insert.setString(6, closing.by());
            return insert.executeUpdate() == 1;
        }
    }

    /** The figures of a KPI that were told last; null when none were. */
    record Told(String id, List<Integer> figures) {}

    List<Told> told(Connection connection, Kpi.Measure measure) throws SQLException {
        try (var read = connection.prepareStatement("select id, told from kpi where measure = ? order by id")) {
            read.setString(1, measure.name());
            try (var rows = read.executeQuery()) {
                var told = new ArrayList<Told>();
                while (rows.next()) {
                    var figures = rows.getArray("told");
                    told.add(new Told(
                            rows.getString("id"), figures == null ? null : List.of((Integer[]) figures.getArray())));
                }
                return told;
            }
        }
    }

    void tell(Connection connection, String id, List<Integer> figures) throws SQLException {
        try (var update = connection.prepareStatement("update kpi set told = ? where id = ?")) {
            update.setArray(1, connection.createArrayOf("int", figures.toArray()));
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    private static Listed listed(ResultSet rows) throws SQLException {
        var heads = new LinkedHashMap<String, Kpi>();
        var targets = new HashMap<String, Map<FiscalQuarter, Integer>>();
        var version = 0L;
        while (rows.next()) {
            version = rows.getLong("version");
            var id = rows.getString("id");
            var year = rows.getInt("fiscal_year");
            var head = new Kpi(
                    id,
                    year,
                    Kpi.Measure.valueOf(rows.getString("measure")),
                    rows.getObject("universe", Integer.class),
                    Map.<FiscalQuarter, Integer>of());
            heads.putIfAbsent(id, head);
            var quarter = rows.getInt("quarter");
            if (!rows.wasNull()) {
                targets.computeIfAbsent(id, any -> new HashMap<>())
                        .put(new FiscalQuarter(new FiscalYear(year), quarter), rows.getInt("target"));
            }
        }
        var kpis = new ArrayList<Kpi>();
        heads.forEach((id, head) -> kpis.add(
                new Kpi(id, head.fiscalYear(), head.measure(), head.universe(), targets.getOrDefault(id, Map.of()))));
        return new Listed(version, kpis);
    }
}
