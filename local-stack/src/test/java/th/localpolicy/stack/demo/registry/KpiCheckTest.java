package th.localpolicy.stack.demo.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.Differences;
import th.localpolicy.stack.demo.PublicApi;

import static org.assertj.core.api.Assertions.assertThat;

class KpiCheckTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void figures_that_agree_with_the_ledger_leave_nothing_to_say() throws Exception {
        assertThat(differences(1, 1)).isEmpty();
    }

    @Test
    void a_quarter_that_counts_one_too_many_is_named() throws Exception {
        assertThat(differences(2, 1))
                .anyMatch(difference -> difference.contains("achieved in 2568-Q2"))
                .allMatch(difference -> difference.contains("the ledger says 1, the system 2"));
    }

    @Test
    void a_registry_with_another_number_of_identities_is_named() throws Exception {
        assertThat(differences(1, 3)).containsExactly("identities in the registry: the ledger says 1, the system 3");
    }

    /** Of a ledger with one district, registered on the last day of the second quarter. */
    private List<String> differences(int achievedInSecondQuarter, int registered) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (HttpClient http = HttpClient.newHttpClient()) {
            answer(server, "/api/v1/identities", "{\"items\":[],\"next\":null,\"total\":" + registered + "}");
            server.createContext("/api/v1/kpis", exchange -> {
                String asOf = exchange.getRequestURI().getQuery().replace("asOf=", "");
                int achieved = asOf.equals("2024-12-31") ? 0 : asOf.equals("2025-03-31") ? achievedInSecondQuarter : 1;
                byte[] body = progress(achieved, achievedInSecondQuarter).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            Ledger ledger = new Ledger();
            ledger.acknowledged(
                    json.readTree("{\"id\":\"a\",\"districtCode\":\"3604\",\"registeredOn\":\"2025-03-31\"}"));
            PublicApi api = new PublicApi(
                    http, "http://localhost:" + server.getAddress().getPort());
            Differences differences = new Differences();
            new KpiCheck(api, ledger, new Console(), differences).run();
            return differences.all();
        } finally {
            server.stop(0);
        }
    }

    private static String progress(int achieved, int secondQuarter) {
        return """
                {"achieved":%d,"universe":878,"quarters":[
                {"quarter":"2568-Q1","endsOn":"2024-12-31","target":null,"achieved":0,"status":"NO_TARGET"},
                {"quarter":"2568-Q2","endsOn":"2025-03-31","target":439,"achieved":%d,"status":"MISSED"},
                {"quarter":"2568-Q3","endsOn":"2025-06-30","target":null,"achieved":1,"status":"NO_TARGET"},
                {"quarter":"2568-Q4","endsOn":"2025-09-30","target":878,"achieved":1,"status":"BEHIND"}]}
                """.formatted(achieved, secondQuarter);
    }

    private static void answer(HttpServer server, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
