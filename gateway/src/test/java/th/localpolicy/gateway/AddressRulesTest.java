package th.localpolicy.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;

@GatewayTest
class AddressRulesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/provinces/36, IDENTITY",
        "/api/v1/districts, IDENTITY",
        "/api/v1/offices/D3604, IDENTITY",
        "/api/v1/identities/1/activities, IDENTITY",
        "/api/v1/operations/identity/outbox, IDENTITY",
        "/api/v1/letters/parse, DIRECTIVE",
        "/api/v1/directives/1/coverage, DIRECTIVE",
        "/api/v1/dispatches, DIRECTIVE",
        "/api/v1/operations/directive/dead-letters, DIRECTIVE",
        "/api/v1/obligations, REPORTING",
        "/api/v1/report-forms/soft-power-monthly, REPORTING",
        "/api/v1/submissions/bulk, REPORTING",
        "/api/v1/compilations, REPORTING",
        "/api/v1/imports/submissions, REPORTING",
        "/api/v1/completeness, REPORTING",
        "/api/v1/kpis/soft-power-2568/progress, REPORTING",
        "/api/v1/operations/reporting/rebuild, REPORTING",
    })
    void every_part_of_the_api_has_its_service(String path, String service, Client client) {
        FakeService expected =
                switch (service) {
                    case "IDENTITY" -> Services.IDENTITY;
                    case "DIRECTIVE" -> Services.DIRECTIVE;
                    default -> Services.REPORTING;
                };

        client.get(path, "Authorization", "Bearer " + Tokens.of("DLA", "operator"));

        assertThat(expected.only().target()).isEqualTo(path);
    }

    @Test
    void path_and_query_reach_the_service_as_they_were_sent(Client client) {
        String target = "/api/v1/districts?q=%E0%B9%80%E0%B8%97%E0%B8%9E+x&kind=AMPHOE&a=%2F%26&b";

        client.get(target);

        assertThat(Services.IDENTITY.only().target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/identities/../letters",
                "/api/v1/identities/%2e%2e/letters",
                "/api/v1/identities/%2E./letters",
                "/api/v1/identities%2fletters",
                "//api/v1/letters",
                "/api/v1//letters",
                "/api/v1/identities;x=1",
                "/api/v1/identities/%3Bx",
                "/api/v1/identities/%5c..%5cletters",
                "/api/v1/identities/%0d%0aSet-Cookie:x",
                "/api/v1/identities/%00",
                "/api/v1/identities/%252e%252e/letters",
            })
    void an_address_that_tries_to_escape_is_refused(String path, Client client) {
        HttpResponse<String> answer =
                client.get(path, "Authorization", "Bearer " + Tokens.of("D3604"), "Accept-Language", "en");

        assertProblem(answer, 400, "invalid-request");
        assertThat(Services.IDENTITY.received()).isEmpty();
        assertThat(Services.DIRECTIVE.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/identities\\..\\letters HTTP/1.1",
                "GET /api/v1/identities?q=%zz HTTP/1.1",
                "GET /api/v1/identities/\u0001 HTTP/1.1",
                "GET /api/v1/identities",
                "nonsense",
            })
    void what_is_not_even_http_is_answered_with_a_problem_too(String line, Client client) {
        String answer = client.raw(line, "Host: localhost", "Connection: close", "Accept-Language: en");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"type\":\"/problems/invalid-request\"", "\"status\":400");
        assertThat(Services.IDENTITY.received()).isEmpty();
    }

    @Test
    void an_unknown_address_is_not_found(Client client) {
        assertProblem(client.get("/nothing/here"), 404, "not-found");
        assertProblem(client.get("/api/v1/nothing", "Authorization", "Bearer " + Tokens.of("D3604")), 404, "not-found");
    }

    @Test
    void nothing_of_a_service_but_the_api_is_reachable(Client client) {
        assertProblem(client.get("/q/health"), 404, "not-found");
        assertProblem(client.get("/q/metrics"), 404, "not-found");
        assertProblem(client.get("/actuator"), 404, "not-found");
        assertProblem(client.get("/actuator/env"), 404, "not-found");
    }

    @Test
    void a_method_that_the_api_does_not_know_is_refused(Client client) {
        String answer = client.raw("TRACE /api/v1/identities HTTP/1.1", "Host: localhost", "Connection: close");

        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT")
                .contains("/problems/method-not-allowed");
    }

    @Test
    void problems_are_thai_unless_english_is_preferred(Client client) {
        assertThat(client.get("/nothing").body()).contains("ไม่พบข้อมูล");
        assertThat(client.get("/nothing", "Accept-Language", "de, th;q=0.5").body())
                .contains("ไม่พบข้อมูล");
        assertThat(client.get("/nothing", "Accept-Language", "%%%").body()).contains("ไม่พบข้อมูล");

        HttpResponse<String> english = client.get("/nothing", "Accept-Language", "en-GB,th;q=0.8");
        assertThat(english.body()).contains("\"title\":\"Not found\"");
        assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
    }
}
