package th.localpolicy.stack.demo.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.Crew;
import th.localpolicy.stack.demo.Differences;
import th.localpolicy.stack.demo.District;
import th.localpolicy.stack.demo.OfficeTokens;
import th.localpolicy.stack.demo.PublicApi;

/**
 * Every district gets its identity registered, and the national KPI must then say what our own ledger says. What an
 * earlier play has registered is taken as it is; only what is missing is played.
 */
public final class RegistryPlay {
    private final PublicApi api;
    private final OfficeTokens tokens;
    private final Crew crew;
    private final Console console;

    public RegistryPlay(PublicApi api, OfficeTokens tokens, Crew crew, Console console) {
        this.api = api;
        this.tokens = tokens;
        this.crew = crew;
        this.console = console;
    }

    public void play(List<District> districts, Differences differences) throws InterruptedException {
        Ledger ledger = readLedger();
        Set<String> registered = ledger.districts();
        List<District> missing = districts.stream()
                .filter(district -> !registered.contains(district.code()))
                .toList();
        console.line("");
        console.line(
                missing.size() == districts.size()
                        ? "Fiscal year 2568: %d districts draft, submit and are endorsed.".formatted(missing.size())
                        : "Fiscal year 2568: %d districts are registered already, %d are played."
                                .formatted(districts.size() - missing.size(), missing.size()));
        long began = System.nanoTime();
        new Officers(api, tokens, new Script(districts), ledger).register(missing, crew);
        console.line("Played in %.1f s: %,d writes acknowledged."
                .formatted((System.nanoTime() - began) / 1e9, 3 * missing.size()));
        new KpiCheck(api, ledger, console, differences).run();
    }

    /** What is registered or was withdrawn already, as the department sees it. */
    private Ledger readLedger() throws InterruptedException {
        Ledger ledger = new Ledger();
        for (String status : new String[] {"REGISTERED", "WITHDRAWN"}) {
            api.all("/api/v1/identities?status=" + status, Optional.of(tokens.auditor("DLA")))
                    .forEach(ledger::acknowledged);
        }
        return ledger;
    }
}
