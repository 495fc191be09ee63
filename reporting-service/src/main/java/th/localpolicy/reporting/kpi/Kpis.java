package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.thai.FiscalQuarter;
import th.localpolicy.platform.thai.FiscalYear;

/** The KPI definitions. There are few of them, so they are read whole. */
@ApplicationScoped
class Kpis {

    private static final String READ = """
            select k.id, k.fiscal_year, k.measure, k.universe, t.quarter, t.target
            from kpi k left join kpi_target t on t.kpi_id = k.id
            """;

    private final DataSource database;

    Kpis(DataSource database) {
        this.database = database;
    }

    List<Kpi> all() throws SQLException {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(READ + "order by k.fiscal_year, k.id, t.quarter");
                var rows = read.executeQuery()) {
            return kpis(rows);
        }
    }

    Optional<Kpi> find(Connection connection, String id) throws SQLException {
        try (var read = connection.prepareStatement(READ + "where k.id = ? order by t.quarter")) {
            read.setString(1, id);
            try (var rows = read.executeQuery()) {
                return kpis(rows).stream().findFirst();
            }
        }
    }

    private static List<Kpi> kpis(ResultSet rows) throws SQLException {
        var heads = new LinkedHashMap<String, Kpi>();
        var targets = new HashMap<String, Map<FiscalQuarter, Integer>>();
        while (rows.next()) {
            var id = rows.getString("id");
            var year = rows.getInt("fiscal_year");
            var head = new Kpi(
                    id,
                    year,
                    Kpi.Measure.valueOf(rows.getString("measure")),
                    rows.getInt("universe"),
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
        return kpis;
    }
}
