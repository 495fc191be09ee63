package th.localpolicy.reporting.bulk;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

/** Files as nobody should send them: each kind of bad input is refused where it stands, and told. */
@QuarkusTest
@Stack
class BulkBadInputTest extends BulkFixture {

    private static final String ONE_ACTIVITY = "reporter,activities[0].type,activities[0].title,activities[0].budget\n";

    private String stored() {
        return one("select count(*) from submission");
    }

    @Test
    void the_report_of_another_office_is_refused() {
        owed("D3605", "P36");
        csv("D3604", "reporter,nil\nD3605,true\n")
                .statusCode(200)
                .body("items[0].status", equalTo("REFUSED"), "items[0].problem", equalTo("outside-your-office"));
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void a_month_outside_the_rule_is_refused() {
        owed("D3604", "P36");
        for (var outside : List.of("2025-10", "2024-11")) {
            csv("D3604", "reporter,period,nil\nD3604," + outside + ",true\n")
                    .statusCode(200)
                    .body("items[0].status", equalTo("REFUSED"), "items[0].problem", equalTo("not-found"))
                    .body("items[0].why.en", containsString("owes no report for this month"));
        }
        for (var none : List.of("2025-13", "มกราคม", "2568-01")) {
            csv("D3604", "reporter,period,nil\nD3604," + none + ",true\n")
                    .body("items[0].faults[0].column", equalTo("period"));
        }
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void a_number_in_thai_digits_is_folded() {
        owed("D3604", "P36");
        csv(
                        "D3604",
                        "reporter,period,activities[0].type,activities[0].title,activities[0].budget,activities[0].participants\n"
                                + "D๓๖๐๔,๒๐๒๕-๐๑,EVENT,งาน ๑๒ ปี,\"๑,๒๕๐.๕\",๑๒๐\n")
                .body("counts.created", equalTo(1));
        assertThat(one(
                        "select (report->'activities'->0->>'budget') || ' ' || (report->'activities'->0->>'participants')"
                                + " || ' ' || (report->'activities'->0->>'title') from submission_version"))
                .isEqualTo("1250.50 120 งาน ๑๒ ปี");
    }

    @Test
    void a_workbook_cut_in_the_middle_is_refused_and_told() {
        owed("D3604", "P36");
        var whole = xlsx(row("reporter", "nil") + row("D3604", "true"));
        for (var length : new int[] {10, whole.length / 2, whole.length - 10}) {
            var answer = send("D3604", XLSX, Arrays.copyOf(whole, length)).extract();
            if (answer.statusCode() == 200) {
                assertThat(answer.<String>path("brokenOff.why.en")).isNotBlank();
            } else {
                assertThat(answer.statusCode()).isEqualTo(400);
            }
        }
        var files = new LinkedHashMap<String, String>();
        files.put(
                "_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x/officeDocument\" Target=\"xl/workbo");
        send("D3604", XLSX, zip(files)).statusCode(400);
        send("D3604", XLSX, xlsx(row("reporter", "nil") + row("D3604", "true") + "<row><c t=\"inl"))
                .statusCode(200)
                .body("brokenOff.why.en", notNullValue());
    }

    @Test
    void lines_about_the_same_report_are_told_and_the_first_counts() {
        owed("D3604", "P36");
        csv("D3604", ONE_ACTIVITY + "D3604,EVENT,แรก,1\nD3604,EVENT,ซ้ำ,2\n")
                .body("counts.created", equalTo(1))
                .body("items[1].status", equalTo("REFUSED"))
                .body(
                        "items[1].why.en",
                        equalTo("Line 2 of this file is about the same report; only the first counts"));
        assertThat(one("select report->'activities'->0->>'title' from submission_version"))
                .isEqualTo("แรก");
    }

    @Test
    void a_sheet_in_tis_620_is_read_and_told() {
        owed("D3604", "P36");
        var text = ONE_ACTIVITY + "D3604,EVENT,งานบุญบั้งไฟ,5\n";
        send("D3604", CSV, text.getBytes(Charset.forName("TIS-620")))
                .statusCode(200)
                .body("counts.created", equalTo(1))
                .body("remarks[0].en", equalTo("the file was read as windows-874 (TIS-620)"));
        assertThat(one("select report->'activities'->0->>'title' from submission_version"))
                .isEqualTo("งานบุญบั้งไฟ");
    }

    @Test
    void money_that_is_negative_or_no_number_is_refused_in_its_cell() {
        owed("D3604", "P36");
        for (var bad : new String[] {"-1", "NaN", "1e400", "Infinity", "12.345", "หมื่น", "1,00"}) {
            csv("D3604", ONE_ACTIVITY + "D3604,EVENT,งาน,\"" + bad + "\"\n")
                    .statusCode(200)
                    .body("counts.refused", equalTo(1))
                    .body("items[0].faults.column", hasItem("activities[0].budget"));
        }
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void every_fault_of_a_line_is_told_at_once() {
        owed("D3604", "P36");
        csv(
                        "D3604",
                        "reporter,activities[1].type,activities[1].budget,activities[1].startsOn\nD3604,PARTY,x,31/1/2568\n")
                .body("items[0].faults.column", hasItem("activities[1].type"))
                .body("items[0].faults.column", hasItem("activities[1].budget"))
                .body("items[0].faults.column", hasItem("activities[1].startsOn"))
                .body("items[0].faults.find { it.column == 'activities[1].startsOn' }.en", containsString("Buddhist"));
    }

    @Test
    void buddhist_years_are_understood_where_the_column_says_so() {
        owed("D3604", "P36");
        csv(
                        "D3604",
                        "reporter,period_be,activities[0].type,activities[0].title,กิจกรรม 1 – วันเริ่ม (พ.ศ.),activities[0].endsOn_be\n"
                                + "D3604,2568-01,EVENT,งาน,๒๙/๒/๒๕๖๗,2568-01-31\n")
                .body("counts.created", equalTo(1));
        assertThat(one("select report->'activities'->0->>'startsOn' from submission_version"))
                .isEqualTo("2024-02-29");
        csv("D3604", "reporter,period,nil\nD3604,2568-01,true\n").body("items[0].faults[0].column", equalTo("period"));
        csv("D3604", "reporter,period_be,nil\nD3604,2025-01,true\n")
                .body("items[0].faults[0].column", equalTo("period_be"));
    }

    @Test
    void columns_that_the_form_does_not_have_are_refused_all_at_once() {
        csv("D3604", "reporter,nil,รายรับ,budjet\nD3604,true,1,2\n")
                .statusCode(400)
                .body("errors.field", equalTo(List.of("รายรับ", "budjet")));
    }

    @Test
    void a_file_that_cannot_be_read_as_a_whole_is_refused_and_nothing_is_kept() {
        owed("D3604", "P36");
        csv("D3604", "").statusCode(400);
        csv("D3604", "\n\n").statusCode(400);
        csv("D3604", "reporter,results\nD3604,\"ผลงานที่ถูกตัด")
                .statusCode(400)
                .body("errors[0].field", equalTo("line 2"));
        send("D3604", XLSX, utf8("reporter,nil\n")).statusCode(400);
        send("D3604", "application/json", utf8("{}")).statusCode(415);
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void a_row_cut_off_is_told_with_its_line_and_the_rows_before_it_are_kept() {
        owed("D3604", "P36");
        csv("D3604", ONE_ACTIVITY + "D3604,EVENT,งาน,5\nD3605,EV")
                .statusCode(200)
                .body("counts.created", equalTo(1))
                .body("items[1].line", equalTo(3))
                .body("items[1].status", equalTo("REFUSED"));
    }

    @Test
    void a_formula_is_refused_in_its_cell_and_real_numbers_are_taken() {
        owed("D3604", "P36");
        var header = row("reporter", "activities[0].type", "activities[0].title", "activities[0].budget");
        send("D3604", XLSX, xlsx(header + row("D3604", "EVENT", "งาน", "<c><f>1+1</f><v>2</v></c>")))
                .statusCode(200)
                .body("counts.refused", equalTo(1))
                .body("items[0].faults[0].column", equalTo("activities[0].budget"));
        send("D3604", XLSX, xlsx(header + row("D3604", "EVENT", "งาน", "<c><v>1250.4</v></c>")))
                .body("counts.created", equalTo(1));
        assertThat(one("select report->'activities'->0->>'budget' from submission_version"))
                .isEqualTo("1250.40");
    }

    @Test
    void a_zip_bomb_is_refused() {
        var bomb = xlsx(row("reporter", "nil") + row("x".repeat(20 << 20), "true"));
        assertThat(bomb.length).isLessThan(1 << 20);
        send("D3604", XLSX, bomb).statusCode(200).body("brokenOff.why.en", containsString("inflates"));
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void a_body_past_the_limit_is_refused_and_other_paths_keep_the_small_one() throws Exception {
        assertThat(statusOf(BULK, CSV, BodyPublishers.ofByteArray(new byte[33 << 20])))
                .isEqualTo(413);
        assertThat(statusOf("/api/v1/kpis", "application/json", BodyPublishers.ofByteArray(new byte[2 << 20])))
                .isEqualTo(413);
        var ofUnknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(utf8(" ".repeat(2 << 20))));
        assertThat(statusOf("/api/v1/kpis", "application/json", ofUnknownLength))
                .isEqualTo(413);
    }

    private static int statusOf(String path, String type, BodyPublisher body) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                    .header("Authorization", "Bearer " + Tokens.of("DLA", "approver", "operator"))
                    .header("Content-Type", type)
                    .POST(body)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
