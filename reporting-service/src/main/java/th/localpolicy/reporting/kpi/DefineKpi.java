package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** The department defines what is to be reached in a year; what it counts is there already, from the first event on. */
@ApplicationScoped
class DefineKpi {

    private final Kpis kpis;
    private final ProjectionState projection;
    private final Areas areas;
    private final DataSource database;

    DefineKpi(Kpis kpis, ProjectionState projection, Areas areas, DataSource database) {
        this.kpis = kpis;
        this.projection = projection;
        this.areas = areas;
        this.database = database;
    }

    @Transactional
    Outcome<Kpi> define(Caller caller, KpiDraft draft) throws SQLException {
        if (!caller.office().equals(OfficeCode.DLA)) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        var districts = areas.districts().size();
        var faults = draft.faults(districts);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.invalid(faults));
        }
        try (var connection = database.getConnection()) {
            projection.change(connection);
            var kpi = draft.kpi(districts);
            return kpis.add(connection, kpi)
                    ? Outcome.done(kpi)
                    : Outcome.refused(Refusal.wrongState(
                            "มีตัวชี้วัดรหัส %s อยู่แล้ว".formatted(kpi.id()),
                            "There is a KPI %s already".formatted(kpi.id())));
        }
    }
}
