package th.localpolicy.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.client.ApiException;

import static org.assertj.core.api.Assertions.assertThat;

/** What the door promises to every client, whatever is behind it. */
@EndToEnd
@Order(6)
class DoorIT {

    private final Client anybody;
    private final RunningStack stack;

    DoorIT(RunningStack stack) {
        this.stack = stack;
        this.anybody = stack.anybody();
    }

    @Test
    void the_catalogue_lists_the_three_documents() {
        var page = anybody.get("/api");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.text()).contains("/api/catalogue.js");

        assertThat(anybody.get("/api/catalogue.js").text())
                .contains("/api/openapi/directive.yaml", "/api/openapi/identity.yaml", "/api/openapi/reporting.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive", "identity", "reporting"})
    void a_services_document_is_the_one_that_is_checked_in(String service) {
        var document = anybody.get("/api/openapi/" + service + ".yaml");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.header("Content-Type").orElse("")).contains("yaml");
        assertThat(document.text())
                .isEqualTo(Contracts.read(Contracts.ROOT.resolve("openapi/" + service + "-service.yaml")))
                .startsWith("---\nopenapi: 3.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1/provinces/36",
                "/api/v1/kpis/soft-power-2568/progress",
                "/api/v1/directives",
                "/nothing"
            })
    void every_answer_tells_a_browser_what_it_may_not_do(String path) {
        var answer = anybody.get(path);

        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/provinces/36", "/api/v1/identities/not-an-id", "/api/v1/directives"})
    void the_correlation_id_of_the_client_comes_back(String path) {
        assertThat(anybody.get(path, "X-Correlation-Id", "D3604-2025.03_31")
                        .response()
                        .headers()
                        .allValues("X-Correlation-Id"))
                .containsExactly("D3604-2025.03_31");
    }

    static Stream<String> idsThatCouldSpoilALog() {
        return Stream.of("two words", "a;b", "<b>", "x".repeat(65));
    }

    @ParameterizedTest
    @MethodSource("idsThatCouldSpoilALog")
    void a_correlation_id_that_could_spoil_a_log_is_replaced(String id) {
        var given = anybody.get("/api/v1/provinces/36", "X-Correlation-Id", id)
                .header("X-Correlation-Id")
                .orElse("");

        assertThat(given).isNotEqualTo(id).matches("[A-Za-z0-9._-]{1,64}");
    }

    @Test
    void without_a_correlation_id_each_answer_gets_one_of_its_own() {
        var first =
                anybody.get("/api/v1/provinces/36").header("X-Correlation-Id").orElse("");
        var second =
                anybody.get("/api/v1/provinces/36").header("X-Correlation-Id").orElse("");

        assertThat(UUID.fromString(first)).isNotEqualTo(UUID.fromString(second));
    }

    @Test
    void a_large_list_is_compressed_for_a_client_that_can_read_it() throws IOException {
        var path = "/api/v1/districts?limit=200";
        var plain = anybody.get(path);
        var compressed = anybody.get(path, "Accept-Encoding", "gzip");

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
        var packed = compressed.response().body();
        assertThat(packed.length).isLessThan(plain.response().body().length / 4);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(Client.JSON.readTree(unpacked.readAllBytes())).isEqualTo(plain.ok());
        }
        assertThat(plain.ok().get("items")).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/provinces",
                "/api/v1/provinces/36",
                "/api/v1/districts?province=36",
                "/api/v1/districts/3604",
                "/api/v1/offices?level=DISTRICT&under=P36",
                "/api/v1/offices/D3604"
            })
    void geography_that_is_known_is_not_sent_again(String path) {
        var tag = anybody.get(path).header("ETag").orElseThrow();

        var again = anybody.get(path, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(again.header("ETag")).hasValue(tag);

        assertThat(anybody.get(path, "If-None-Match", tag, "Accept-Encoding", "gzip")
                        .status())
                .isEqualTo(304);
        assertThat(anybody.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void an_identity_that_is_known_is_not_sent_again_until_it_changes() throws ApiException {
        var registry = stack.registry();
        var id = registry.drafted("3601");
        var officer = stack.as("D3601", "officer");
        var tag = officer.get(Registry.at(id)).header("ETag").orElseThrow();
        assertThat(officer.get(Registry.at(id), "If-None-Match", tag).status()).isEqualTo(304);

        var revised = officer.put(Registry.at(id), Registry.draftFor("3601", "nameTh", "ผ้าขาวม้า"), "If-Match", tag);

        assertThat(revised.status()).isEqualTo(200);
        assertThat(officer.get(Registry.at(id), "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void the_next_page_is_also_named_in_a_header() {
        var first = anybody.get("/api/v1/provinces?limit=76");

        assertThat(first.header("Link").orElse("")).contains("rel=\"next\"", "cursor=", "limit=76");
        assertThat(anybody.get("/api/v1/provinces?limit=77").header("Link")).isEmpty();
    }
}
