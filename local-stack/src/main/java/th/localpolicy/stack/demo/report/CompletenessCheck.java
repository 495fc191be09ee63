package th.localpolicy.stack.demo.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.Differences;
import th.localpolicy.stack.demo.PublicApi;

/** Reads the completeness of every month, prints it, and compares every cell with the ledger, the provinces' too. */
final class CompletenessCheck {
    private static final List<String> FIGURES =
            List.of("expected", "submitted", "onTime", "late", "missing", "returned", "accepted");

    private final PublicApi api;
    private final String token;
    private final ReportLedger ledger;
    private final Console console;

    CompletenessCheck(PublicApi api, String token, ReportLedger ledger, Console console) {
        this.api = api;
        this.token = token;
        this.ledger = ledger;
        this.console = console;
    }

    void check(String letter, List<String> months, Differences differences) throws InterruptedException {
        int cells = 0;
        for (String level : List.of("DISTRICT", "PROVINCE")) {
            console.line("");
            console.line("  %-8s  month    expected  submitted  on time   late  missing  returned  accepted"
                    .formatted(level));
            for (String month : months) {
                JsonNode answer = api.get(
                        "/api/v1/completeness?directive=" + letter + "&period=" + month + "&by=province&level=" + level,
                        Optional.of(token));
                JsonNode total = answer.get("total");
                Predicate<ReportLedger.Entry> meant =
                        entry -> entry.level().equals(level) && entry.period().equals(month);
                console.line("            %s  %8d %10d %8d %6d %8d %9d %9d"
                        .formatted(
                                month,
                                total.get("expected").asInt(),
                                total.get("submitted").asInt(),
                                total.get("onTime").asInt(),
                                total.get("late").asInt(),
                                total.get("missing").asInt(),
                                total.get("returned").asInt(),
                                total.get("accepted").asInt()));
                cells += compare(level + " " + month, meant, total, differences);
                for (JsonNode province : answer.get("items")) {
                    String code = province.get("code").asString().replace("P", "");
                    cells += compare(
                            level + " " + month + " of province " + code,
                            meant.and(entry -> entry.province().equals(code)),
                            province,
                            differences);
                }
            }
        }
        console.line("  %,d cells compared with the ledger.".formatted(cells));
    }

    private int compare(String what, Predicate<ReportLedger.Entry> meant, JsonNode row, Differences differences) {
        for (String figure : FIGURES) {
            differences.compare(
                    what + ", " + figure,
                    ledger.figure(figure, meant),
                    row.get(figure).asInt());
        }
        return FIGURES.size();
    }
}
