package th.localpolicy.reporting.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.sheet.Cell;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.reporting.ReadSheet;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.submission.ReportsFixture;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@Stack
class ExportTest extends ReportsFixture {

    private Response get(String office, String type, String address) {
        return given().auth().oauth2(Tokens.of(office, "officer")).accept(type).get(address);
    }

    private Response send(String office, String type, byte[] file, boolean dryRun) {
        return given().config(RestAssured.config()
                        .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth()
                .oauth2(Tokens.of(office, "officer"))
                .header("Content-Type", type)
                .queryParam("directive", directive)
                .queryParam("period", "2025-01")
                .queryParam("dryRun", dryRun)
                .body(file)
                .post("/api/v1/submissions/bulk");
    }

    private void report() {
        owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        owed("D3605", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        var file =
                "reporter,activities[0].type,activities[0].title,activities[0].budget,activities[0].startsOn,activities[0].participants\n"
                        + "D3604,EVENT,=งานบุญ,25000.5,2025-01-15,1200\n";
        send("D3604", "text/csv", file.getBytes(StandardCharsets.UTF_8), false)
                .then()
                .body("counts.created", equalTo(1));
    }

    @Test
    void reports_open_as_xlsx_with_real_numbers_and_dates_in_the_form_s_columns() throws IOException {
        report();
        var answer = get("P36", SheetFormat.XLSX_TYPE, "/api/v1/submissions?period=2025-01");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("submissions-2025-01.xlsx", "filename*=UTF-8''");
        var sheet = ReadSheet.xlsx(answer.asByteArray());
        assertThat(sheet.rows()).hasSize(1);
        assertThat(sheet.cell(0, "ชื่อหน่วยงาน")).isEqualTo(new Cell.Words("อำเภอเกษตรสมบูรณ์"));
        assertThat(sheet.cell(0, "กิจกรรม 1 – งบประมาณ (บาท)")).isEqualTo(new Cell.Figure(new BigDecimal("25000.50")));
        assertThat(sheet.cell(0, "กิจกรรม 1 – วันเริ่ม"))
                .isEqualTo(new Cell.Moment(LocalDate.of(2025, 1, 15).atStartOfDay()));
        assertThat(sheet.cell(0, "กำหนดส่ง"))
                .isEqualTo(new Cell.Moment(LocalDate.of(2025, 1, 20).atStartOfDay()));
        assertThat(sheet.header()).noneMatch(title -> title.contains("โทรศัพท์"));
    }

    @Test
    void a_csv_runs_no_formula_and_what_was_exported_is_taken_back_unchanged() {
        report();
        var answer = get("D3604", SheetFormat.CSV_TYPE, "/api/v1/submissions?period=2025-01");
        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(new String(answer.asByteArray(), StandardCharsets.UTF_8))
                .startsWith("\uFEFFรหัสภาระรายงาน,")
                .contains(",'=งานบุญ,");
        send("D3604", "text/csv", answer.asByteArray(), true)
                .then()
                .statusCode(200)
                .body("counts.unchanged", equalTo(1))
                .body("counts.refused", equalTo(0));
        var xlsx = get("D3604", SheetFormat.XLSX_TYPE, "/api/v1/submissions?period=2025-01")
                .asByteArray();
        send("D3604", SheetFormat.XLSX_TYPE, xlsx, true).then().body("counts.unchanged", equalTo(1));
    }

    @Test
    void nothing_of_a_report_is_left_out_however_many_entries_it_has_and_it_comes_back_unchanged() throws IOException {
        owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        owed("D3605", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        var header = new StringBuilder("reporter");
        var line = new StringBuilder("D3604");
        for (var i = 0; i < 7; i++) {
            header.append(",activities[%d].type,กิจกรรม %d – ชื่อกิจกรรม,activities[%d].budget".formatted(i, i + 1, i));
            line.append(",EVENT,งานที่ %d,%d.50".formatted(i + 1, i));
        }
        send("D3604", "text/csv", (header + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8), false)
                .then()
                .body("counts.created", equalTo(1));
        for (var type : List.of(SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE)) {
            var sheet = get("D3604", type, "/api/v1/submissions?period=2025-01").asByteArray();
            send("D3604", type, sheet, true).then().body("counts.unchanged", equalTo(1));
        }
        var sheet = ReadSheet.xlsx(
                get("D3604", SheetFormat.XLSX_TYPE, "/api/v1/submissions").asByteArray());
        assertThat(sheet.cell(0, "กิจกรรม 7 – งบประมาณ (บาท)")).isEqualTo(new Cell.Figure(new BigDecimal("6.50")));
        assertThat(sheet.header()).noneMatch(title -> title.startsWith("กิจกรรม 8"));
        send("D3604", "text/csv", "reporter,activities[200].budget\nD3604,1\n".getBytes(StandardCharsets.UTF_8), true)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("activities[200].budget"));
    }

    @Test
    void a_form_opens_as_a_sheet_to_fill_in_with_a_line_for_each_report_that_the_office_owes() throws IOException {
        report();
        owed("D3604", "P36", "2025-02", LocalDate.of(2025, 2, 20));
        owed("D3604", "P36", "2198-01", LocalDate.of(2198, 1, 20));
        var form = "/api/v1/report-forms/soft-power-monthly";
        var blank = given().accept(SheetFormat.XLSX_TYPE).get(form);
        assertThat(blank.statusCode()).isEqualTo(200);
        var headings = ReadSheet.xlsx(blank.asByteArray());
        assertThat(headings.rows()).isEmpty();
        assertThat(headings.header())
                .contains("รหัสภาระรายงาน", "เดือนที่รายงาน", "กิจกรรม 1 – งบประมาณ (บาท)", "ผู้รายงาน – โทรศัพท์");
        var own = ReadSheet.xlsx(get("D3604", SheetFormat.XLSX_TYPE, form).asByteArray());
        assertThat(own.rows()).hasSize(1);
        assertThat(own.cell(0, "เดือนที่รายงาน")).isEqualTo(new Cell.Words("2025-02"));
        assertThat(own.cell(0, "สถานะ")).isEqualTo(new Cell.Words("ยังไม่ส่ง"));
        var csv = new String(get("D3604", SheetFormat.CSV_TYPE, form).asByteArray(), StandardCharsets.UTF_8);
        var columns = csv.lines().findFirst().orElseThrow().split(",", -1);
        var at = Arrays.asList(columns).indexOf("ไม่มีผลการดำเนินงานในเดือนนี้");
        var line = csv.lines().skip(1).findFirst().orElseThrow().split(",", -1);
        line[at] = "ใช่";
        send(
                        "D3604",
                        "text/csv",
                        (csv.lines().findFirst().orElseThrow() + "\n" + String.join(",", line) + "\n")
                                .getBytes(StandardCharsets.UTF_8),
                        false)
                .then()
                .body("counts.created", equalTo(1), "items[0].period", equalTo("2025-02"));
        assertThat(ReadSheet.xlsx(get("D3604", SheetFormat.XLSX_TYPE, form).asByteArray())
                        .rows())
                .isEmpty();
        get("D3604", "*/*", form)
                .then()
                .body("title", equalTo("แบบรายงานผลการขับเคลื่อนอัตลักษณ์ท้องถิ่น (Soft Power) ประจำเดือน"));
        given().accept(SheetFormat.CSV_TYPE)
                .get("/api/v1/report-forms/none")
                .then()
                .statusCode(404);
    }

    @Test
    void an_office_exports_only_what_it_sees() {
        report();
        var other = get("P30", SheetFormat.CSV_TYPE, "/api/v1/submissions?period=2025-01");
        assertThat(new String(other.asByteArray(), StandardCharsets.UTF_8).lines())
                .hasSize(1);
        assertThat(get("P30", SheetFormat.CSV_TYPE, "/api/v1/submissions?under=P36")
                        .statusCode())
                .isEqualTo(403);
        given().accept(SheetFormat.CSV_TYPE).get("/api/v1/submissions").then().statusCode(401);
    }

    @Test
    void the_completeness_opens_as_a_sheet_with_its_total() throws IOException {
        report();
        var sheet = ReadSheet.xlsx(get("DLA", SheetFormat.XLSX_TYPE, "/api/v1/completeness?period=2025-01&by=province")
                .asByteArray());
        assertThat(sheet.cell(0, "ชื่อ")).isEqualTo(new Cell.Words("จังหวัดชัยภูมิ"));
        assertThat(sheet.cell(0, "ต้องรายงาน")).isEqualTo(new Cell.Figure(new BigDecimal("2")));
        assertThat(sheet.cell(1, "รหัส")).isEqualTo(new Cell.Words("รวม"));
        assertThat(sheet.cell(1, "ส่งแล้ว (ร้อยละ)")).isEqualTo(new Cell.Figure(new BigDecimal("50.00")));
    }

    @Test
    void the_list_is_still_json_for_who_asks_for_json_or_anything() {
        report();
        get("P36", "application/json", "/api/v1/submissions").then().body("items.size()", equalTo(1));
        get("P36", "*/*", "/api/v1/submissions").then().body("items.size()", equalTo(1));
        get("P36", "*/*", "/api/v1/completeness?period=2025-01").then().body("total.expected", equalTo(2));
    }
}
