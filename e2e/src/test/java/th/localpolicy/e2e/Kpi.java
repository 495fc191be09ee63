package th.localpolicy.e2e;

import java.time.Duration;

import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/** The KPI of the programme as the public reads it. */
record Kpi(Client reader) {

    static final String HALF_YEAR = "2025-03-31";

    private static final Duration SECONDS = Duration.ofSeconds(10);

    JsonNode progress(String asOf) {
        return reader.get("/api/v1/kpis/soft-power-2568/progress?asOf=" + asOf).ok();
    }

    int achieved(String asOf) {
        return progress(asOf).get("achieved").asInt();
    }

    /** Waits until so many districts count on the day. */
    void awaitAchieved(String asOf, int expected) {
        await("districts counted on " + asOf).atMost(SECONDS).until(() -> achieved(asOf), found -> found == expected);
    }
}
