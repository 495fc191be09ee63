package th.localpolicy.reporting.submission;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

/** A field that nobody knows is a slip of its writer, and is told with its name instead of being dropped. */
@QuarkusTest
@Stack
class UnknownFieldsTest extends ReportsOverHttp {

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(SUBMISSIONS, "{\"obligationId\":\"%s\",\"nil\":true,\"colour\":1}", "colour"),
                Arguments.of(SUBMISSIONS, "{\"obligationID\":\"%s\",\"nil\":true}", "obligationID"),
                Arguments.of(SUBMISSIONS + "/%s/return", "{\"reason\":\"ก\",\"colour\":1}", "colour"),
                Arguments.of(
                        SUBMISSIONS + "/%s/return",
                        "{\"reason\":\"ก\",\"fields\":[{\"field\":\"a\",\"reason\":\"b\",\"colour\":1}]}",
                        "fields[0].colour"),
                Arguments.of(SUBMISSIONS + "/accept", "{\"filter\":{\"colour\":1}}", "filter.colour"),
                Arguments.of(SUBMISSIONS + "/return", "{\"filter\":{},\"reason\":\"ก\",\"colour\":1}", "colour"),
                Arguments.of(
                        "/api/v1/compilations",
                        "{\"directiveId\":\"%s\",\"period\":\"2025-01\",\"colour\":1}",
                        "colour"),
                Arguments.of(
                        "/api/v1/kpis",
                        "{\"id\":\"x\",\"fiscalYear\":2569,\"measure\":\"REPORTS_ON_TIME\",\"targets\":{\"2569-Q4\":1},\"colour\":1}",
                        "colour"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_field_that_a_request_does_not_know_is_refused_by_name(String address, String body, String field) {
        var obligation = owed("D3604", "P36");
        for (var office : new String[] {"D3604", "P36", "DLA"}) {
            as(office, "approver")
                    .header("Accept-Language", "en")
                    .body(body.formatted(obligation))
                    .post(address.formatted(UUID.randomUUID()))
                    .then()
                    .statusCode(400)
                    .body("type", is("/problems/invalid-request"), "errors.field", contains(field));
        }
        assertThat(one("select count(*) from submission")).isEqualTo("0");
    }

    @Test
    void a_correction_too() {
        var id = submitted("D3604", owed("D3604", "P36"));
        as("D3604", "officer")
                .header("If-Match", "\"1\"")
                .body("{\"nil\":true,\"obligationId\":\"%s\"}".formatted(UUID.randomUUID()))
                .put(SUBMISSIONS + "/{id}", id)
                .then()
                .statusCode(400)
                .body("errors.field", contains("obligationId"));
        assertThat(one("select content_version from submission")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "True", "maybe"})
    void a_flag_is_true_or_false_so_that_no_rehearsal_is_the_real_thing(String flag) {
        var obligation = owed("D3604", "P36");
        as("D3604", "officer")
                .contentType("application/x-ndjson")
                .body("{\"obligationId\":\"%s\",\"report\":{\"nil\":true}}"
                        .formatted(obligation)
                        .getBytes(StandardCharsets.UTF_8))
                .queryParam("dryRun", flag)
                .post(SUBMISSIONS + "/bulk")
                .then()
                .statusCode(400);
        as("P36", "officer").queryParam("late", flag).get(SUBMISSIONS).then().statusCode(400);
        assertThat(one("select count(*) from submission")).isEqualTo("0");
    }
}
