package th.localpolicy.stack.demo.cascade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.Crew;
import th.localpolicy.stack.demo.Differences;
import th.localpolicy.stack.demo.OfficeTokens;
import th.localpolicy.stack.demo.PublicApi;

/**
 * The letter goes down: the ministry issues it to 76 provinces, each receives, acknowledges and forwards it under its own
 * number, and 878 districts receive and acknowledge that. What an earlier play has done is taken as it is.
 */
public final class CascadePlay {
    private static final int PROVINCES = 76;
    private static final int DISTRICTS = 878;

    private final PublicApi api;
    private final OfficeTokens tokens;
    private final Crew crew;
    private final Console console;
    private final CascadeLedger ledger = new CascadeLedger();

    public CascadePlay(PublicApi api, OfficeTokens tokens, Crew crew, Console console) {
        this.api = api;
        this.tokens = tokens;
        this.crew = crew;
        this.console = console;
    }

    /** Plays what is not played yet, checks the coverage, and returns the id of the ministry's letter. */
    public String play(Differences differences) throws InterruptedException {
        long began = System.nanoTime();
        console.line("");
        console.line("Letter %s goes to %d provinces and on to %d districts."
                .formatted(ProgrammeLetter.NUMBER, PROVINCES, DISTRICTS));
        String letter = issued();
        Map<String, String> abbreviations = abbreviations();
        List<JsonNode> provinces = dispatches(letter, "PROVINCE");
        differences.compare("provinces the letter was sent to", PROVINCES, provinces.size());
        crew.each("provinces", provinces, dispatch -> passOn(dispatch, abbreviations), ledger::acknowledged);
        List<JsonNode> districts = dispatches(letter, "DISTRICT");
        differences.compare("districts the letter was sent to", DISTRICTS, districts.size());
        crew.each("districts", districts, this::takeIn, ledger::acknowledged);
        console.line("The letter was at every district after %.1f s.".formatted((System.nanoTime() - began) / 1e9));
        new CoverageCheck(api, tokens.auditor("MOI"), ledger, console).check(letter, differences);
        return letter;
    }

    /** The id of the ministry's letter, which is drafted and issued unless it is there. */
    private String issued() throws InterruptedException {
        String ministry = tokens.approver("MOI");
        JsonNode letter = known(ministry).orElse(null);
        if (letter == null) {
            letter =
                    api.post("/api/v1/directives", ministry, "programme-letter-draft", ProgrammeLetter.ofTheMinistry());
        }
        String id = letter.get("id").asString();
        if (letter.get("status").asString().equals("DRAFT")) {
            api.post("/api/v1/directives/" + id + "/issue", ministry, "programme-letter-issue-" + id, Map.of());
        }
        return id;
    }

    private Optional<JsonNode> known(String ministry) throws InterruptedException {
        return api.all("/api/v1/directives?issuer=MOI&from=2024-12-03&to=2024-12-03", Optional.of(ministry)).stream()
                .filter(letter -> letter.path("number").asString("").equals(ProgrammeLetter.NUMBER))
                .filter(letter -> !letter.get("status").asString().equals("CANCELLED"))
                .findFirst();
    }

    private Map<String, String> abbreviations() throws InterruptedException {
        Map<String, String> abbreviations = new HashMap<>();
        for (JsonNode province : api.all("/api/v1/provinces", Optional.empty())) {
            abbreviations.put(
                    "P" + province.get("code").asString(),
                    province.get("abbreviation").asString());
        }
        return abbreviations;
    }

    private List<JsonNode> dispatches(String letter, String level) throws InterruptedException {
        return new ArrayList<>(api.all(
                "/api/v1/directives/" + letter + "/dispatches?level=" + level, Optional.of(tokens.auditor("MOI"))));
    }

    private JsonNode passOn(JsonNode dispatch, Map<String, String> abbreviations) throws InterruptedException {
        JsonNode acknowledged = takeIn(dispatch);
        if (!acknowledged.get("status").asString().equals("ACKNOWLEDGED")) {
            return acknowledged;
        }
        String office = dispatch.get("recipient").asString();
        String id = dispatch.get("id").asString();
        String number = abbreviations.get(office) + " 0023.6/ว " + (3000 + Integer.parseInt(office.substring(1)));
        api.post(
                "/api/v1/dispatches/" + id + "/forward",
                tokens.approver(office),
                "programme-forward-" + id,
                ProgrammeLetter.ofTheProvince(office, number));
        return api.get("/api/v1/dispatches/" + id, Optional.of(tokens.approver(office)));
    }

    /** Receives and acknowledges, as far as that is not done. */
    private JsonNode takeIn(JsonNode dispatch) throws InterruptedException {
        JsonNode now = step(dispatch, "SENT", "receive", Map.of("receivedVia", "SYSTEM"));
        return step(now, "RECEIVED", "acknowledge", Map.of());
    }

    private JsonNode step(JsonNode dispatch, String from, String verb, Map<String, ?> body)
            throws InterruptedException {
        if (!dispatch.get("status").asString().equals(from)) {
            return dispatch;
        }
        String id = dispatch.get("id").asString();
        return api.post(
                "/api/v1/dispatches/" + id + "/" + verb,
                tokens.approver(dispatch.get("recipient").asString()),
                "programme-" + verb + "-" + id,
                body);
    }
}
