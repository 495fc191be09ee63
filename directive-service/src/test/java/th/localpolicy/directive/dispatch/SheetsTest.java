package th.localpolicy.directive.dispatch;

import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.directive.Stack;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.sheet.SheetFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.directive.dispatch.Desk.officer;
import static th.localpolicy.directive.dispatch.Desk.receive;
import static th.localpolicy.directive.dispatch.Desk.take;

/** The inbox and the register of letters received as people keep them: in a spreadsheet. */
@QuarkusTest
@Stack
class SheetsTest {

    @Inject
    Desk desk;

    private static String csv(String office, String path) {
        return officer(office)
                .accept(SheetFormat.CSV_TYPE)
                .get("/api/v1/dispatches" + path)
                .then()
                .statusCode(200)
                .contentType(startsWith(SheetFormat.CSV_TYPE))
                .extract()
                .asString();
    }

    @Test
    void the_register_has_the_columns_of_the_regulation_and_cancelled_numbers_marked() {
        var stamped = desk.sent("P62");
        take(
                "P62",
                stamped,
                "receive",
                Map.of("receivedVia", "PAPER", "receivedOn", "2024-12-11", "paperNumber", "๐๐๒"));
        take("P62", stamped, "cancel-receipt", Map.of("reason", "ลงรับผิดฉบับ"));
        take("P62", desk.sent("P62"), "receive", Map.of("receivedVia", "PAPER", "receivedAt", "2024-12-11T02:15:00Z"));
        var rows = csv("P62", "/register?year=2024").lines().toList();
        assertThat(rows.getFirst())
                .endsWith(
                        "เลขทะเบียนรับ,ที่,ลงวันที่ (ค.ศ.),จาก,ถึง,เรื่อง,การปฏิบัติ,หมายเหตุ,วันที่รับ (ค.ศ.),เวลา,รับ");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1))
                .startsWith("1,")
                .contains(",2024-12-03,กระทรวงมหาดไทย,จังหวัดกำแพงเพชร,")
                .contains("ยกเลิกเลขรับ: ลงรับผิดฉบับ")
                .endsWith("2024-12-11,,เป็นกระดาษ");
        assertThat(rows.get(2)).startsWith("2,").contains("รับแล้ว").endsWith("2024-12-11,09:15,เป็นกระดาษ");
    }

    @Test
    void the_inbox_is_one_sheet_however_long() {
        var before = csv("P63", "").lines().count();
        var received = csv("P63", "?status=RECEIVED").lines().count();
        var letters = IntStream.range(0, 1_001)
                .mapToObj(i -> {
                    var letter = desk.letter("2024-12-03");
                    return new NewDispatch(letter, letter, null, OfficeCode.MOI, new OfficeCode("P63"), StepDates.NONE);
                })
                .toList();
        desk.send(letters);
        receive("P63", desk.dispatchOf(letters.getFirst().directiveId(), "P63"));
        var rows = csv("P63", "").lines().toList();
        assertThat(rows).hasSize((int) before + 1_001).doesNotHaveDuplicates();
        assertThat(rows.getFirst()).endsWith("แล้วเสร็จภายใน (ค.ศ.),เกินกำหนด");
        assertThat(rows)
                .anyMatch(
                        row -> row.contains("ด่วนที่สุด,กระทรวงมหาดไทย,จังหวัดตาก,") && row.contains(",ยังไม่ได้รับ,"));
        assertThat(csv("P63", "?status=RECEIVED").lines()).hasSize((int) received + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/register"})
    void excel_opens_them_and_nobody_else_does(String path) {
        officer("P64")
                .accept(SheetFormat.XLSX_TYPE)
                .get("/api/v1/dispatches" + path)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(".xlsx"))
                .body(startsWith("PK"));
        officer("P64")
                .accept(SheetFormat.CSV_TYPE)
                .get("/api/v1/dispatches" + path + (path.isEmpty() ? "?under=P65" : "?office=P65"))
                .then()
                .statusCode(403);
        officer("P64")
                .accept("*/*")
                .get("/api/v1/dispatches" + path)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"));
    }
}
