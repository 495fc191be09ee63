package th.localpolicy.reporting.compilation;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.sheet.Cell;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.reporting.ReadSheet;
import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

/** The table that a ministry's analyst downloads to put before the minister, and the province's of the same kind. */
@QuarkusTest
@Stack
class NationalTableTest extends CompilationFixture {

    private static final String BUDGET = "งบประมาณ (บาท)";

    private Response sheet(String office, String type, String address) {
        return as(office, "officer").accept(type).get("/api/v1/compilations" + address);
    }

    private String of(String office) {
        return "?period=2025-01&office=" + office + "&directive=" + directive;
    }

    private static Cell.Figure figure(String value) {
        return new Cell.Figure(new BigDecimal(value));
    }

    /** Chaiyaphum with two districts of three, Nakhon Ratchasima with its one, Khon Kaen with nothing. */
    private void compiled() {
        for (var province : List.of("P36", "P30", "P40")) {
            owed(province, "DLA", "2025-01", FAR);
        }
        accepted("D3601", "1234567.25");
        accepted("D3602", "0.25");
        owed("D3603", "P36", "2025-01", FAR);
        accepted("D3001", "100.50");
        for (var province : List.of("P36", "P30")) {
            String submission = compile(province).statusCode(200).extract().path("submissionId");
            accept("DLA", submission);
        }
        compile("DLA").statusCode(200);
    }

    @Test
    void the_national_table_has_a_line_for_every_province_the_missing_too_and_the_sum() throws IOException {
        compiled();
        var answer = sheet("MOI", SheetFormat.XLSX_TYPE, of("DLA"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("compilation-DLA-2025-01.xlsx", "filename*=UTF-8''");
        var table = ReadSheet.xlsx(answer.asByteArray());
        assertThat(table.rows()).hasSize(4);
        assertThat(table.header())
                .startsWith("รหัสหน่วยงาน", "หน่วยงาน", "สถานะ")
                .contains("กิจกรรม (ครั้ง)", BUDGET);
        assertThat(table.cell(0, "หน่วยงาน")).isEqualTo(new Cell.Words("จังหวัดนครราชสีมา"));
        assertThat(table.cell(1, "รหัสหน่วยงาน")).isEqualTo(new Cell.Words("P36"));
        assertThat(table.cell(1, "สถานะ")).isEqualTo(new Cell.Words("รวมแล้ว"));
        assertThat(table.cell(1, BUDGET)).isEqualTo(figure("1234567.50"));
        assertThat(table.cell(1, "กิจกรรม (ครั้ง)")).isEqualTo(figure("2"));
        assertThat(table.cell(1, "กำหนดส่ง")).isEqualTo(new Cell.Moment(FAR.atStartOfDay()));
        assertThat(table.cell(1, "หน่วยงานในสังกัดที่ต้องรายงาน")).isEqualTo(figure("3"));
        assertThat(table.cell(1, "หน่วยงานในสังกัดที่รวมแล้ว")).isEqualTo(figure("2"));
        assertThat(table.cell(2, "หน่วยงาน")).isEqualTo(new Cell.Words("จังหวัดขอนแก่น"));
        assertThat(table.cell(2, "สถานะ")).isEqualTo(new Cell.Words("ยังไม่ส่ง"));
        assertThat(table.cell(2, BUDGET)).isInstanceOf(Cell.Empty.class);
        assertThat(table.cell(3, "รหัสหน่วยงาน")).isEqualTo(new Cell.Words("รวม"));
        assertThat(table.cell(3, BUDGET)).isEqualTo(figure("1234668.00"));
        assertThat(table.cell(3, "หน่วยงานในสังกัดที่รวมแล้ว")).isEqualTo(figure("3"));
    }

    @Test
    void its_sum_is_the_compilation_s_own_and_an_addendum_is_marked() throws IOException {
        compiled();
        accepted("D3604", "5.00");
        compile("P36").statusCode(200);
        compile("DLA").statusCode(200).body("figures.budget", is(1234673.0f));
        var table =
                ReadSheet.xlsx(sheet("DLA", SheetFormat.XLSX_TYPE, of("DLA")).asByteArray());
        assertThat(table.cell(1, "สถานะ")).isEqualTo(new Cell.Words("รวมแล้ว (ภาคผนวก 1)"));
        assertThat(table.cell(3, BUDGET)).isEqualTo(figure("1234673.00"));
    }

    @Test
    void a_province_s_table_has_its_districts_and_opens_as_csv_with_thai() throws IOException {
        compiled();
        String id = as("P36", "officer").get("/api/v1/compilations" + of("P36")).path("items[0].id");
        var answer = sheet("P36", SheetFormat.CSV_TYPE, "/" + id);
        assertThat(answer.contentType()).startsWith("text/csv");
        var lines =
                new String(answer.asByteArray(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .startsWith("\uFEFFรหัสหน่วยงาน,หน่วยงาน,สถานะ,")
                .doesNotContain("ในสังกัด");
        assertThat(lines.get(1))
                .startsWith("D3601,อำเภอเมืองชัยภูมิ,รวมแล้ว,2199-01-20,")
                .contains(",1234567.25,");
        assertThat(lines.get(3)).startsWith("D3603,อำเภอคอนสวรรค์,ยังไม่ส่ง,2199-01-20,,,");
        assertThat(lines.get(4)).startsWith("รวม,,,").contains(",1234567.50,");
    }

    @Test
    void nobody_sees_the_table_of_another_branch_and_one_that_is_not_there_is_told() {
        compiled();
        assertThat(sheet("P30", SheetFormat.CSV_TYPE, of("P36")).statusCode()).isEqualTo(403);
        String id = as("P36", "officer").get("/api/v1/compilations" + of("P36")).path("items[0].id");
        assertThat(sheet("P30", SheetFormat.XLSX_TYPE, "/" + id).statusCode()).isEqualTo(403);
        sheet("P40", SheetFormat.XLSX_TYPE, of("P40"))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("ยังไม่ได้รวบรวม"));
        assertThat(sheet("P40", SheetFormat.CSV_TYPE, "/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(sheet("DLA", SheetFormat.CSV_TYPE, "?period=2568-01").statusCode())
                .isEqualTo(400);
        sheet("DLA", "*/*", of("DLA")).then().statusCode(200).body("items", hasSize(1));
    }
}
