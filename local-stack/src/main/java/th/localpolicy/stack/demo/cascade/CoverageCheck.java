package th.localpolicy.stack.demo.cascade;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.Differences;
import th.localpolicy.stack.demo.PublicApi;

/** Reads who has received, acknowledged and forwarded the letter, prints it, and compares every cell with the ledger. */
final class CoverageCheck {
    private static final List<String> STEPS = List.of("sent", "received", "acknowledged", "forwarded");

    private final PublicApi api;
    private final String token;
    private final CascadeLedger ledger;
    private final Console console;

    CoverageCheck(PublicApi api, String token, CascadeLedger ledger, Console console) {
        this.api = api;
        this.token = token;
        this.ledger = ledger;
        this.console = console;
    }

    void check(String letter, Differences differences) throws InterruptedException {
        String path = "/api/v1/directives/" + letter + "/coverage";
        console.line("");
        console.line("  level        sent  received  acknowledged  forwarded  overdue");
        for (JsonNode level : api.get(path + "?by=level", Optional.of(token)).get("levels")) {
            String name = level.get("level").asString();
            console.line("  %-10s %6d %9d %13d %10d %8d"
                    .formatted(
                            name,
                            level.get("sent").asInt(),
                            level.get("received").asInt(),
                            level.get("acknowledged").asInt(),
                            level.get("forwarded").asInt(),
                            level.get("overdue").asInt()));
            for (String step : STEPS) {
                differences.compare(
                        "coverage " + name + " " + step,
                        ledger.count(name, step),
                        level.get(step).asInt());
            }
        }
        JsonNode provinces = api.get(path + "?by=province", Optional.of(token)).get("provinces");
        differences.compare("provinces in the coverage", 76, provinces.size());
        for (JsonNode province : provinces) {
            String code = province.get("code").asString();
            for (String step : STEPS) {
                differences.compare(
                        "coverage of " + code + " " + step,
                        ledger.countUnder(code, step),
                        province.get(step).asInt());
            }
        }
        console.line("  %d provinces by themselves: compared with the ledger, each cell.".formatted(provinces.size()));
    }
}
