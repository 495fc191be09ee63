package th.localpolicy.e2e;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.KpiApi;
import th.localpolicy.client.api.KpiApi.APIListKpiDistrictsRequest;
import th.localpolicy.client.model.KpiDistrict;
import th.localpolicy.client.model.KpiDraft;
import th.localpolicy.client.model.KpiPoint;
import th.localpolicy.client.model.KpiProvince;
import th.localpolicy.client.model.Measure;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures of the programme in every cut, and a KPI that the department defines and closes by the quarter. */
@EndToEnd
@Order(9)
class KpiIT {

    private static final LocalDate YEAR_END = LocalDate.parse("2025-09-30");

    private final RunningStack stack;
    private final KpiApi anybody;

    KpiIT(RunningStack stack) {
        this.stack = stack;
        this.anybody = stack.publicDesk().kpis();
    }

    @Test
    void provinces_districts_and_days_tell_the_same_as_the_nation() throws ApiException {
        var achieved = stack.kpi().achieved(YEAR_END.toString());

        assertThat(anybody.listKpiProvinces(Kpi.ID, YEAR_END, null).getItems().stream()
                        .mapToInt(KpiProvince::getAchieved)
                        .sum())
                .isEqualTo(achieved);
        assertThat(anybody.getKpiTimeline(Kpi.ID, YEAR_END, null).getPoints())
                .extracting(KpiPoint::getAchieved)
                .last()
                .isEqualTo(achieved);
        assertThat(anybody.listKpiDistricts(APIListKpiDistrictsRequest.newBuilder()
                                .id(Kpi.ID)
                                .asOf(YEAR_END)
                                .registered(false)
                                .count(true)
                                .limit(1)
                                .build())
                        .getTotal())
                .isEqualTo(878 - achieved);
        assertThat(anybody.listKpiDistricts(APIListKpiDistrictsRequest.newBuilder()
                                .id(Kpi.ID)
                                .asOf(YEAR_END)
                                .registered(true)
                                .province("36")
                                .build())
                        .getItems())
                .isNotEmpty()
                .extracting(KpiDistrict::getProvinceCode)
                .containsOnly("36");
    }

    @Test
    void the_department_defines_a_kpi_and_closes_a_quarter_of_it_once() throws ApiException {
        var department = stack.desk("DLA", "approver").kpis();
        var draft = new KpiDraft()
                .id("e2e-2568")
                .fiscalYear(2568)
                .measure(Measure.DISTRICTS_WITH_REGISTERED_IDENTITY)
                .targets(Map.of("2568-Q2", 400));

        assertThat(department.defineKpi(draft, null, null).getUniverse()).isEqualTo(878);
        var closed = department.closeKpiQuarter("e2e-2568", "2568-Q2", null, null);

        assertThat(closed.getOfficial().getClosedBy()).isEqualTo("DLA");
        assertThat(closed.getTarget()).isEqualTo(400);
        Refusal.of(() -> department.closeKpiQuarter("e2e-2568", "2568-Q2", null, null))
                .is(409, "wrong-state");
        assertThat(anybody.getKpiQuarter("e2e-2568", "2568-Q2", null, null).getAchieved())
                .isEqualTo(closed.getAchieved());
        assertThat(anybody.getKpi("e2e-2568", null, null).getTargets()).containsEntry("2568-Q2", 400);
        assertThat(anybody.listKpis().getItems())
                .extracting(th.localpolicy.client.model.Kpi::getId)
                .contains(Kpi.ID, "e2e-2568");
    }
}
