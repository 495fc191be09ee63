package th.localpolicy.stack.demo.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.Crew;
import th.localpolicy.stack.demo.Differences;
import th.localpolicy.stack.demo.OfficeTokens;
import th.localpolicy.stack.demo.PublicApi;

/**
 * The reports come up: nine months of the districts and ten of the provinces out of the old sheets, by the door for history;
 * some are late, some missing, some are returned and corrected by the bulk door, the rest is accepted in bulk; a province that
 * sent nothing for August compiles it now. What an earlier play has brought in is taken as it is.
 */
public final class ReportsPlay {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final YearMonth FIRST = YearMonth.of(2024, 12);
    private static final YearMonth LAST = YearMonth.of(2025, 9);
    private static final String COMPILED_LATE = "2025-08";

    private final PublicApi api;
    private final OfficeTokens tokens;
    private final Crew crew;
    private final Console console;
    private final ReportLedger ledger = new ReportLedger();

    public ReportsPlay(PublicApi api, OfficeTokens tokens, Crew crew, Console console) {
        this.api = api;
        this.tokens = tokens;
        this.crew = crew;
        this.console = console;
    }

    /** One report that is owed, as the API shows it. */
    private record Obligation(
            String id, String reporter, String recipient, String period, LocalDate dueOn, String status) {
        static Obligation of(JsonNode json) {
            return new Obligation(
                    json.get("id").asString(),
                    json.get("reporter").asString(),
                    json.get("recipient").asString(),
                    json.get("period").asString(),
                    LocalDate.parse(json.get("dueOn").asString()),
                    json.get("status").asString());
        }

        Fate fate() {
            return Fate.of(reporter, period);
        }

        boolean open() {
            return status.equals("OPEN") || status.equals("OVERDUE");
        }
    }

    /** @param letter the id of the ministry's letter, whose rules and those of its forwards the reports answer */
    public void play(String letter, Differences differences) throws InterruptedException {
        long began = System.nanoTime();
        List<Obligation> owed = owed(letter);
        console.line("");
        console.line("Reports: %,d are owed, by 76 provinces on the 25th and 878 districts on the 20th."
                .formatted(owed.size()));
        differences.compare("reports owed", 76 * 10 + 878 * 9, owed.size());
        owed.forEach(one -> ledger.owed(one.id(), one.reporter(), one.period()));
        alreadyThere(letter);

        Map<String, List<Obligation>> missing = owed.stream()
                .filter(Obligation::open)
                .filter(one -> !one.fate().missing())
                .collect(Collectors.groupingBy(Obligation::period, TreeMap::new, Collectors.toList()));
        crew.each("months of history", List.copyOf(missing.values()), this::bringIn, this::brought);
        List<Obligation> back = owed.stream()
                .filter(Obligation::open)
                .filter(one -> one.fate().returned() && !one.fate().missing())
                .toList();
        Map<String, String> submissions = submissions(letter);
        crew.each("returned reports", back, one -> giveBack(one, submissions), id -> ledger.now(id, "RETURNED"));
        Map<String, List<Obligation>> corrected = back.stream()
                .filter(one -> one.fate().corrected())
                .collect(Collectors.groupingBy(Obligation::reporter, LinkedHashMap::new, Collectors.toList()));
        crew.each("corrections in bulk", List.copyOf(corrected.values()), this::correct, this::corrected);
        List<String> recipients =
                owed.stream().map(Obligation::recipient).distinct().toList();
        crew.each("recipients accepting", recipients, office -> accept(office, letter), this::accepted);
        List<Obligation> late = owed.stream()
                .filter(one -> one.open() && one.period().equals(COMPILED_LATE))
                .filter(one -> one.reporter().startsWith("P") && one.fate().missing())
                .toList();
        crew.each("compilations", late, one -> compile(one, letter), one -> ledger.sent(one.id(), daysLateNow(one)));
        console.line("The reports were in after %.1f s.".formatted((System.nanoTime() - began) / 1e9));
        new CompletenessCheck(api, tokens.auditor("DLA"), ledger, console).check(letter, months(), differences);
    }

    private static List<String> months() {
        return Stream.iterate(FIRST, month -> !month.isAfter(LAST), month -> month.plusMonths(1))
                .map(YearMonth::toString)
                .toList();
    }

    /** Obligations arise from the letter by themselves, over Kafka; this waits for the last of them. */
    private List<Obligation> owed(String letter) throws InterruptedException {
        List<Obligation> owed = List.of();
        for (int attempt = 0; attempt < 120 && owed.size() < 76 * 10 + 878 * 9; attempt++) {
            Thread.sleep(attempt == 0 ? 0 : 500);
            long total = api.get(
                            "/api/v1/obligations?directive=" + letter + "&limit=1&count=true",
                            Optional.of(tokens.auditor("DLA")))
                    .path("total")
                    .asLong(0);
            if (total >= 76 * 10 + 878 * 9 || attempt == 119) {
                owed = api.all("/api/v1/obligations?directive=" + letter, Optional.of(tokens.auditor("DLA"))).stream()
                        .map(Obligation::of)
                        .toList();
            }
        }
        return owed;
    }

    private void alreadyThere(String letter) throws InterruptedException {
        for (JsonNode one : sent(letter)) {
            ledger.sent(one.get("obligationId").asString(), one.get("daysLate").asInt());
            ledger.now(one.get("obligationId").asString(), one.get("status").asString());
        }
    }

    private List<JsonNode> sent(String letter) throws InterruptedException {
        return api.all("/api/v1/submissions?directive=" + letter, Optional.of(tokens.auditor("DLA")));
    }

    private Map<String, String> submissions(String letter) throws InterruptedException {
        return sent(letter).stream()
                .collect(Collectors.toMap(
                        one -> one.get("obligationId").asString(),
                        one -> one.get("id").asString()));
    }

    /** A month out of the old sheets, all offices in one file. */
    private JsonNode bringIn(List<Obligation> month) throws InterruptedException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Obligation one : month) {
            Map<String, Object> line = new TreeMap<>();
            line.put("obligationId", one.id());
            line.put("submittedAt", sentAt(one).toString());
            line.put(
                    "report", Report.of(one.reporter(), one.period(), one.fate().nil(), false));
            lines.add(line);
        }
        return api.postLines(
                "/api/v1/imports/submissions",
                tokens.operator("DLA"),
                "history-" + month.getFirst().id(),
                lines);
    }

    private static Instant sentAt(Obligation one) {
        return one.dueOn()
                .plusDays(one.fate().daysLate())
                .atTime(LocalTime.of(15, 30))
                .atZone(BANGKOK)
                .toInstant();
    }

    private void brought(JsonNode answer) {
        for (JsonNode line : answer.get("items")) {
            if (!line.get("status").asString().equals("REFUSED")) {
                Fate fate = Fate.of(
                        line.get("reporter").asString(), line.get("period").asString());
                ledger.sent(line.get("obligationId").asString(), fate.daysLate());
            }
        }
    }

    private String giveBack(Obligation one, Map<String, String> submissions) throws InterruptedException {
        String submission = submissions.get(one.id());
        api.post(
                "/api/v1/submissions/" + submission + "/return",
                tokens.approver(one.recipient()),
                "return-" + submission,
                Map.of("reason", "ยอดเงินไม่ตรงกับเอกสารแนบ (ข้อมูลสาธิต)"));
        return one.id();
    }

    /** An office answers all that was sent back to it in one file. */
    private JsonNode correct(List<Obligation> ofOneOffice) throws InterruptedException {
        List<Map<String, Object>> lines = ofOneOffice.stream()
                .map(one -> Map.<String, Object>of(
                        "obligationId", one.id(), "report", Report.of(one.reporter(), one.period(), false, true)))
                .toList();
        String office = ofOneOffice.getFirst().reporter();
        return api.postLines(
                "/api/v1/submissions/bulk",
                tokens.officer(office),
                "corrections-" + ofOneOffice.getFirst().id(),
                lines);
    }

    private void corrected(JsonNode answer) {
        for (JsonNode line : answer.get("items")) {
            if (line.get("status").asString().equals("CORRECTED")) {
                ledger.now(line.get("obligationId").asString(), "SUBMITTED");
            }
        }
    }

    private List<JsonNode> accept(String office, String letter) throws InterruptedException {
        List<JsonNode> decided = new ArrayList<>();
        JsonNode answer;
        do {
            answer = api.post(
                    "/api/v1/submissions/accept",
                    tokens.approver(office),
                    "accept-" + office + "-" + decided.size() + "-" + System.nanoTime(),
                    Map.of("filter", Map.of("directive", letter)));
            answer.get("items").forEach(decided::add);
        } while (answer.get("more").asBoolean());
        return decided;
    }

    private void accepted(List<JsonNode> decided) {
        decided.stream()
                .filter(one -> one.get("result").asString().equals("ACCEPTED"))
                .forEach(one -> ledger.now(one.get("obligationId").asString(), "ACCEPTED"));
    }

    /** A province that had sent nothing rolls its accepted district reports up, today. */
    private Obligation compile(Obligation one, String letter) throws InterruptedException {
        api.post(
                "/api/v1/compilations",
                tokens.approver(one.reporter()),
                "compile-" + one.id(),
                Map.of("directiveId", letter, "period", one.period()));
        return one;
    }

    private static int daysLateNow(Obligation one) {
        return (int) ChronoUnit.DAYS.between(one.dueOn(), LocalDate.now(BANGKOK));
    }
}
