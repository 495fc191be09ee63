package th.localpolicy.stack.demo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import th.localpolicy.stack.LocalStack;
import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.cascade.CascadePlay;
import th.localpolicy.stack.demo.registry.RegistryPlay;
import th.localpolicy.stack.demo.report.ReportsPlay;

/**
 * Fiscal year 2568 of the Soft Power programme, played by the offices through the public API: the letter goes down, every
 * district gets its identity registered, the reports of ten months come up. Each part keeps a ledger of what was acknowledged to it, and every figure of the
 * system must then be the ledger's.
 */
public final class Demonstration {
    private static final int DISTRICTS = 878;

    private final LocalStack stack;
    private final Console console;

    public Demonstration(LocalStack stack, Console console) {
        this.stack = stack;
        this.console = console;
    }

    /** Returns the exit code: 0 when every figure agrees with the ledgers. */
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
        long began = System.nanoTime();
        OfficeTokens tokens = new OfficeTokens((office, role) -> stack.token(office, role));
        Crew crew = new Crew(console);
        Differences differences = new Differences();
        String letter = new CascadePlay(api, tokens, crew, console).play(differences);
        new RegistryPlay(api, tokens, crew, console).play(districts, differences);
        new ReportsPlay(api, tokens, crew, console).play(letter, differences);
        console.line("");
        console.line("The programme was played in %.1f s; %d requests were sent again."
                .formatted((System.nanoTime() - began) / 1e9, api.sentAgain()));
        return verdict(differences.all());
    }

    private int verdict(List<String> differences) {
        if (differences.isEmpty()) {
            console.line("Every figure agrees with the ledger of what was acknowledged.");
            return 0;
        }
        differences.forEach(difference -> console.line("DIFFERENCE  " + difference));
        return 1;
    }
}
