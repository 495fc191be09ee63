package th.localpolicy.reporting.bulk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@Stack
class BulkTest extends BulkFixture {
    private static final String ONE_ACTIVITY = "reporter,activities[0].type,activities[0].title,activities[0].budget\n";

    private String stored() {
        return one("select count(*) from submission");
    }

    @Test
    void good_lines_are_kept_and_bad_ones_say_line_column_and_why() {
        owed("D3604", "P36");
        owed("D3605", "P36");
        csv(
                        "D3604",
                        "รหัสหน่วยงาน,กิจกรรม 1 – ประเภทกิจกรรม,กิจกรรม 1 – ชื่อกิจกรรม,กิจกรรม 1 – งบประมาณ (บาท)\n"
                                + "D3604,การจัดกิจกรรมการท่องเที่ยว,งานดอกกระเจียว,\"๒๕,๐๐๐.๕๐\"\n"
                                + "D3605,EVENT,งาน,1\nXX,EVENT,งาน,1\nD3601,EVENT,งาน,1\n")
                .statusCode(200)
                .body("counts.lines", equalTo(4))
                .body("counts.created", equalTo(1))
                .body("counts.refused", equalTo(3))
                .body("items[0].status", equalTo("CREATED"))
                .body("items[0].line", equalTo(2))
                .body("items[1].problem", equalTo("outside-your-office"))
                .body("items[2].faults[0].column", equalTo("รหัสหน่วยงาน"))
                .body("items[3].problem", equalTo("not-found"));
        assertThat(stored()).isEqualTo("1");
        assertThat(one("select report->'activities'->0->>'budget' from submission_version"))
                .isEqualTo("25000.50");
    }

    @Test
    void a_dry_run_says_the_same_and_writes_nothing() {
        owed("D3604", "P36");
        var file = utf8("reporter,nil\nD3604,ใช่\nD3605,ใช่\n");
        as("D3604", "officer")
                .header("Content-Type", CSV)
                .queryParam("directive", directive)
                .queryParam("period", "2025-01")
                .queryParam("dryRun", true)
                .body(file)
                .post(BULK)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("items[0].status", equalTo("CREATED"))
                .body("items[0].submissionId", nullValue())
                .body("counts.refused", equalTo(1));
        assertThat(stored()).isEqualTo("0");
        send("D3604", CSV, file).body("counts.created", equalTo(1));
    }

    @Test
    void the_same_file_twice_changes_nothing_and_another_content_corrects() {
        owed("D3604", "P36");
        csv("D3604", "reporter,nil\nD3604,true\n").body("counts.created", equalTo(1));
        csv("D3604", "reporter,nil\nD3604,ใช่\n").body("counts.unchanged", equalTo(1));
        assertThat(one("select count(*) from submission_version")).isEqualTo("1");
        csv("D3604", ONE_ACTIVITY + "D3604,EVENT,งาน,5\n").body("counts.corrected", equalTo(1));
        assertThat(one("select count(*) from submission_version")).isEqualTo("2");
    }

    @Test
    void lines_of_json_are_taken_and_a_broken_one_is_told() {
        var first = owed("D3604", "P36");
        send(
                        "D3604",
                        NDJSON,
                        utf8("{\"obligationId\":\"" + first + "\",\"report\":{\"nil\":true}}\n"
                                + "{\"obligationId\":\"" + UUID.randomUUID() + "\",\"report\":{\"nil\":true}}\n"
                                + "{\"reporter\":\"D3604\",\"report\":{\"nil\":1e400},\"more\":1}\n{\"obligationId\":\""
                                + first))
                .statusCode(200)
                .body("items[0].status", equalTo("CREATED"))
                .body("items[1].problem", equalTo("not-found"))
                .body("items[2].faults.column", hasItem("more"))
                .body("items[3].line", equalTo(4))
                .body("items[3].problem", equalTo("invalid-request"));
    }

    @Test
    void one_key_is_one_file() {
        owed("D3604", "P36");
        var file = utf8("reporter,nil\nD3604,true\n");
        var first = keyed(file)
                .then()
                .statusCode(200)
                .body("counts.created", equalTo(1))
                .extract()
                .asString();
        var again = keyed(file)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .extract()
                .asString();
        assertThat(again).isEqualTo(first);
        keyed(utf8("reporter,nil\nD3604,false\n")).then().statusCode(422);
    }

    private Response keyed(byte[] file) {
        return as("D3604", "officer")
                .header("Content-Type", CSV)
                .header("Idempotency-Key", "bulk-" + directive)
                .queryParam("directive", directive)
                .queryParam("period", "2025-01")
                .body(file)
                .post(BULK);
    }

    @Test
    void history_is_imported_by_operators_with_its_own_time_and_marked() {
        owed("D3604", "P36", "2024-12", LocalDate.of(2024, 12, 20));
        owed("D3605", "P36", "2024-12", LocalDate.of(2024, 12, 20));
        var file = utf8(
                "directiveId,reporter,period,nil,submittedAt\n%1$s,D3604,2024-12,true,2024-12-22 09:30\n%1$s,D3605,2024-12,true,\n"
                        .formatted(directive));
        as("D3604", "officer")
                .header("Content-Type", CSV)
                .body(file)
                .post(IMPORT)
                .then()
                .statusCode(403);
        as("DLA", "operator")
                .header("Content-Type", CSV)
                .body(file)
                .post(IMPORT)
                .then()
                .statusCode(200)
                .body("counts.created", equalTo(1))
                .body("items[1].faults[0].column", equalTo("submittedAt"));
        assertThat(
                        one(
                                "select imported || ' ' || days_late || ' ' || (submitted_at at time zone 'UTC') from submission"))
                .isEqualTo("true 2 2024-12-22 02:30:00");
        assertThat(one("select convert_from(payload, 'UTF8')::jsonb->>'imported' from outbox"
                        + " where convert_from(payload, 'UTF8')::jsonb->>'directiveId' = '" + directive + "'"))
                .isEqualTo("true");
    }

    @Test
    void history_that_was_accepted_is_accepted_as_of_then_and_again_changes_nothing() {
        owed("D3604", "P36", "2024-12", LocalDate.of(2024, 12, 20));
        var file = utf8(
                "directiveId,reporter,period,nil,submittedAt,acceptedAt_be\n%s,D3604,2024-12,true,2024-12-19,22/12/2567\n"
                        .formatted(directive));
        imported(file).then().statusCode(200).body("counts.created", equalTo(1));
        assertThat(one("select s.status || ' ' || o.status || ' ' || (s.decided_at at time zone 'Asia/Bangkok')::date"
                        + " from submission s join obligation o on o.id = s.obligation_id"))
                .isEqualTo("ACCEPTED ACCEPTED 2024-12-22");
        imported(file).then().body("counts.unchanged", equalTo(1));
        assertThat(one("select count(*) from outbox where convert_from(payload, 'UTF8')::jsonb->>'directiveId' = '"
                        + directive + "'"))
                .isEqualTo("2");
        imported(utf8(new String(file, StandardCharsets.UTF_8).replace("22/12", "18/12")))
                .then()
                .body("items[0].faults[0].column", equalTo("acceptedAt"));
    }

    private static Response imported(byte[] file) {
        return as("DLA", "operator").header("Content-Type", CSV).body(file).post(IMPORT);
    }
}
