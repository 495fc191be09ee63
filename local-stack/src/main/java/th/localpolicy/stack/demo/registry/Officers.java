package th.localpolicy.stack.demo.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import th.localpolicy.stack.demo.Crew;
import th.localpolicy.stack.demo.District;
import th.localpolicy.stack.demo.OfficeTokens;
import th.localpolicy.stack.demo.PublicApi;

/**
 * The officers of the districts and provinces at their work: a district's officer drafts, its approver submits, the
 * province's approver endorses.
 */
final class Officers {
    private final PublicApi api;
    private final OfficeTokens tokens;
    private final Script script;
    private final Ledger ledger;

    Officers(PublicApi api, OfficeTokens tokens, Script script, Ledger ledger) {
        this.api = api;
        this.tokens = tokens;
        this.script = script;
        this.ledger = ledger;
    }

    /** Registers an identity for each of the districts. */
    void register(List<District> districts, Crew crew) throws InterruptedException {
        crew.each("districts", districts, this::register, ledger::acknowledged);
    }

    private JsonNode register(District district) throws InterruptedException {
        String office = district.office();
        String key = "soft-power-2568-" + office;
        JsonNode draft = api.post("/api/v1/identities", tokens.officer(office), key + "-draft", Draft.of(district));
        String path = "/api/v1/identities/" + draft.get("id").asString();
        api.post(path + "/submit", tokens.approver(office), key + "-submit", Map.of());
        LocalDate day = script.dayOf(district);
        return api.post(
                path + "/endorse",
                tokens.approver(district.provinceOffice()),
                key + "-endorse",
                Map.of("registeredOn", day.toString()));
    }
}
