package th.localpolicy.e2e;

import java.time.Duration;
import java.time.LocalDate;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.KpiProgress;

import static org.awaitility.Awaitility.await;

/** The KPI of the programme as the public reads it. */
record Kpi(Desk reader) {

    static final String ID = "soft-power-2568";
    static final String HALF_YEAR = "2025-03-31";

    private static final Duration SECONDS = Duration.ofSeconds(10);

    KpiProgress progress(String asOf) throws ApiException {
        return reader.kpis().getKpiProgress(ID, LocalDate.parse(asOf), null);
    }

    int achieved(String asOf) throws ApiException {
        return progress(asOf).getAchieved();
    }

    /** Waits until so many districts count on the day. */
    void awaitAchieved(String asOf, int expected) {
        await("districts counted on " + asOf).atMost(SECONDS).until(() -> achieved(asOf), found -> found == expected);
    }
}
