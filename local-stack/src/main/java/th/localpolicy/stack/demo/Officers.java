package th.localpolicy.stack.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

import tools.jackson.databind.JsonNode;

/**
 * The officers of the districts and provinces at their work, a few at a time: a district's officer drafts, its approver
 * submits, the province's approver endorses.
 */
final class Officers {
    private static final int AT_ONCE = 8;

    private final PublicApi api;
    private final BiFunction<String, String, String> tokens;
    private final Script script;
    private final Ledger ledger;
    private final Map<String, String> provinceTokens = new ConcurrentHashMap<>();

    /** @param tokens gives the token of an office for a role */
    Officers(PublicApi api, BiFunction<String, String, String> tokens, Script script, Ledger ledger) {
        this.api = api;
        this.tokens = tokens;
        this.script = script;
        this.ledger = ledger;
    }

    /** Registers an identity for each of the districts; {@code done} is told after every one. */
    void register(List<District> districts, Runnable done) throws InterruptedException {
        ExecutorService officers = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().factory());
        try {
            ExecutorCompletionService<JsonNode> work = new ExecutorCompletionService<>(officers);
            for (District district : districts) {
                var unused = work.submit(() -> register(district));
            }
            for (int i = 0; i < districts.size(); i++) {
                ledger.acknowledged(work.take().get());
                done.run();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PublicApi.Refused refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            officers.shutdownNow();
        }
    }

    private JsonNode register(District district) throws InterruptedException {
        String office = district.office();
        String key = "soft-power-2568-" + office;
        JsonNode draft =
                api.post("/api/v1/identities", tokens.apply(office, "officer"), key + "-draft", Draft.of(district));
        String path = "/api/v1/identities/" + draft.get("id").asString();
        api.post(path + "/submit", tokens.apply(office, "approver"), key + "-submit", Map.of());
        String province = provinceTokens.computeIfAbsent(
                district.provinceOffice(), endorsing -> tokens.apply(endorsing, "approver"));
        LocalDate day = script.dayOf(district);
        return api.post(path + "/endorse", province, key + "-endorse", Map.of("registeredOn", day.toString()));
    }
}
