package th.localpolicy.stack.demo.registry;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.Differences;
import th.localpolicy.stack.demo.PublicApi;

/**
 * Reads the KPI by quarter as everybody may, prints it beside the ledger, and says whether every figure is the same. The
 * targets are those of letter มท 0810.6/ว 12509: half of the 878 districts in the second quarter, all in the fourth.
 */
final class KpiCheck {
    private static final String KPI = "/api/v1/kpis/soft-power-2568/progress?asOf=";
    private static final LocalDate YEAR_END = LocalDate.of(2025, 9, 30);
    private static final Map<String, Integer> TARGETS = Map.of("2568-Q2", 439, "2568-Q4", 878);
    private static final List<LocalDate> QUARTER_ENDS =
            List.of(LocalDate.of(2024, 12, 31), LocalDate.of(2025, 3, 31), LocalDate.of(2025, 6, 30), YEAR_END);
    /** A fact reaches the KPI within a second or so; this is for a machine that is busy with something else. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    private final PublicApi api;
    private final Ledger ledger;
    private final Console console;
    private final Differences differences;

    KpiCheck(PublicApi api, Ledger ledger, Console console, Differences differences) {
        this.api = api;
        this.ledger = ledger;
        this.console = console;
        this.differences = differences;
    }

    /** Prints the table. */
    void run() throws InterruptedException {
        awaitProjection();
        JsonNode year = api.get(KPI + YEAR_END, Optional.empty());
        differences.compare("districts in all", 878, year.get("universe").asInt());
        differences.compare(
                "districts on the last day",
                ledger.districtsOn(YEAR_END),
                year.get("achieved").asInt());
        console.line("");
        console.line("  quarter   ends on      target   achieved   ledger   status");
        List<LocalDate> ends = new ArrayList<>();
        for (JsonNode quarter : year.get("quarters")) {
            ends.add(LocalDate.parse(quarter.get("endsOn").asString()));
            row(quarter);
        }
        if (!ends.equals(QUARTER_ENDS)) {
            differences.add("the quarters of the year end on " + QUARTER_ENDS + ", the KPI says " + ends);
        }
        int registered = api.get("/api/v1/identities?count=true&limit=1", Optional.empty())
                .get("total")
                .asInt();
        differences.compare("identities in the registry", ledger.registered(), registered);
        console.line("  registered identities          %8d %8d".formatted(registered, ledger.registered()));
    }

    private void awaitProjection() throws InterruptedException {
        long deadline = System.nanoTime() + CATCHING_UP.toNanos();
        int expected = ledger.districtsOn(YEAR_END);
        while (System.nanoTime() < deadline
                && api.get(KPI + YEAR_END, Optional.empty()).get("achieved").asInt() < expected) {
            Thread.sleep(200);
        }
    }

    private void row(JsonNode quarter) throws InterruptedException {
        String name = quarter.get("quarter").asString();
        LocalDate end = LocalDate.parse(quarter.get("endsOn").asString());
        JsonNode said = quarter.get("target");
        Integer target = said == null || said.isNull() ? null : said.asInt();
        int achieved = quarter.get("achieved").asInt();
        int expected = ledger.districtsOn(end);
        String status = quarter.get("status").asString();
        console.line("  %-9s %-12s %6s %10d %8d   %s"
                .formatted(name, end, target == null ? "-" : target.toString(), achieved, expected, status));

        differences.compare("achieved in " + name, expected, achieved);
        int onThatDay = api.get(KPI + end, Optional.empty()).get("achieved").asInt();
        differences.compare("achieved as of " + end, expected, onThatDay);
        Integer expectedTarget = TARGETS.get(name);
        if (expectedTarget == null ? target != null : !expectedTarget.equals(target)) {
            differences.add("the target of " + name + " is " + expectedTarget + ", the KPI says " + target);
        }
        boolean met = expectedTarget != null && expected >= expectedTarget;
        if (met != status.equals("MET")) {
            differences.add(name + " is " + (met ? "met" : "not met") + " by the ledger, the KPI says " + status);
        }
    }
}
