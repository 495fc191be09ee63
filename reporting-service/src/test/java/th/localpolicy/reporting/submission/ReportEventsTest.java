package th.localpolicy.reporting.submission;

import java.util.List;
import java.util.Map;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.testing.Contract;
import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.reporting.submission.LifeOfAReportTest.as;

/** What others hear of reports is what the contract says. */
@QuarkusTest
@Stack
class ReportEventsTest extends ReportsFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "obligation.opened", "obligation.due-soon", "obligation.overdue", "obligation.closed",
                "submission.submitted", "submission.corrected", "submission.returned", "submission.accepted"
            })
    void every_sample_fits_its_schema(String type) {
        fits(type, Contract.sampleOf(type));
    }

    @Test
    void the_life_of_a_report_is_told_in_order_in_the_contracts_shape_and_without_its_content() {
        var obligation = owed("D3604", "P36");
        String id = as("D3604", "officer")
                .body(Map.of("obligationId", obligation, "report", Map.of("results", "ความลับ")))
                .post("/api/v1/submissions")
                .then()
                .extract()
                .path("id");
        as("P36", "approver").body(Map.of("reason", "โทร 081-000-0000")).post("/api/v1/submissions/{id}/return", id);
        as("D3604", "officer").header("If-Match", "*").body(Map.of("nil", true)).put("/api/v1/submissions/{id}", id);
        as("P36", "approver").post("/api/v1/submissions/{id}/accept", id);
        var told =
                rows("select type, convert_from(payload, 'UTF8'), aggregate_version from outbox where message_key = '"
                        + obligation + "' order by seq");
        assertThat(told)
                .extracting(List::getFirst)
                .containsExactly(
                        "submission.submitted", "submission.returned", "submission.corrected", "submission.accepted");
        assertThat(told).extracting(event -> event.get(2)).containsExactly(2L, 3L, 4L, 5L);
        told.forEach(event -> {
            fits((String) event.get(0), (String) event.get(1));
            assertThat((String) event.get(1)).doesNotContain("ความลับ", "081-000-0000");
        });
    }

    static void fits(String type, String data) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.schemaOf(type));
        assertThat(schema.validate(data, InputFormat.JSON)).isEmpty();
    }
}
