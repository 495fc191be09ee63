package th.localpolicy.stack.demo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import th.localpolicy.stack.LocalStack;
import th.localpolicy.stack.console.Console;

/**
 * Fiscal year 2568 of the Soft Power programme, played by the districts and provinces through the public API: every
 * district gets its identity registered, and the national KPI must then say what our own ledger says. What an earlier
 * play has registered is taken as it is; only what is missing is played.
 */
public final class Demonstration {
    private static final int DISTRICTS = 878;

    private final LocalStack stack;
    private final Console console;

    public Demonstration(LocalStack stack, Console console) {
        this.stack = stack;
        this.console = console;
    }

    /** Returns the exit code: 0 when every figure agrees with the ledger. */
    public int play() throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            return play(new PublicApi(http, stack.gatewayUrl()));
        } catch (PublicApi.Refused e) {
            console.line("The play stopped: " + e.getMessage());
            return 1;
        }
    }

    private int play(PublicApi api) throws InterruptedException {
        List<District> districts = api.all("/api/v1/districts?kind=AMPHOE", Optional.empty()).stream()
                .map(District::of)
                .toList();
        if (districts.size() != DISTRICTS) {
            console.line("There are %d districts in the registry, not %d.".formatted(districts.size(), DISTRICTS));
            return 1;
        }
        Ledger ledger = readLedger(api);
        Set<String> registered = ledger.districts();
        List<District> missing = districts.stream()
                .filter(district -> !registered.contains(district.code()))
                .toList();
        console.line("");
        console.line(
                missing.size() == DISTRICTS
                        ? "Fiscal year 2568: %d districts draft, submit and are endorsed.".formatted(DISTRICTS)
                        : "Fiscal year 2568: %d districts are registered already, %d are played."
                                .formatted(DISTRICTS - missing.size(), missing.size()));
        play(api, districts, missing, ledger);
        return verdict(new KpiCheck(api, ledger, console).run());
    }

    /** What is registered or was withdrawn already, as the department sees it. */
    private Ledger readLedger(PublicApi api) throws InterruptedException {
        Ledger ledger = new Ledger();
        Optional<String> department = Optional.of(stack.token("DLA", "auditor"));
        for (String status : new String[] {"REGISTERED", "WITHDRAWN"}) {
            api.all("/api/v1/identities?status=" + status, department).forEach(ledger::acknowledged);
        }
        return ledger;
    }

    private void play(PublicApi api, List<District> all, List<District> missing, Ledger ledger)
            throws InterruptedException {
        if (missing.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        ProgressBar bar = new ProgressBar(console, missing.size());
        new Officers(api, (office, role) -> stack.token(office, role), new Script(all), ledger)
                .register(missing, bar::step);
        console.line("Played in %.1f s: %,d writes acknowledged, %d requests sent again."
                .formatted((System.nanoTime() - began) / 1e9, 3 * missing.size(), api.sentAgain()));
    }

    private int verdict(List<String> differences) {
        console.line("");
        if (differences.isEmpty()) {
            console.line("Every figure agrees with the ledger of what was acknowledged.");
            return 0;
        }
        differences.forEach(difference -> console.line("DIFFERENT  " + difference));
        return 1;
    }
}
