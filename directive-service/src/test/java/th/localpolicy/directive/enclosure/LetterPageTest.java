package th.localpolicy.directive.enclosure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

import jakarta.inject.Inject;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A letter on paper looks like one, says what the caller may know, and carries nothing that runs. */
@QuarkusTest
@Stack
class LetterPageTest {

    private static final String CONTENT = """
            {"number":"มท 0810.6/ว 98765","issuedOn":"2024-12-03","kind":"EXTERNAL_LETTER","urgency":"MOST_URGENT",
            "subject":"การขับเคลื่อนนโยบายสำคัญของกระทรวงมหาดไทย ประจำปี พ.ศ. ๒๕๖๘ ตามนโยบายส่งเสริมการท่องเที่ยวชุมชน",
            "issuer":"MOI","responsibleUnit":"กรมส่งเสริมการปกครองท้องถิ่น <script>alert(1)</script>",
            "signatory":{"position":"ปลัดกระทรวงมหาดไทย","capacity":"OWN_TITLE"},
            "references":[{"number":"มท 0211.6/ว 11303","issuedOn":"2024-10-25","urgency":"MOST_URGENT"}],
            "enclosures":[{"title":"แนวทางการขับเคลื่อนนโยบาย","copies":1,"unit":"ชุด"},
              {"title":"แบบรายงานผลการดำเนินงาน","copies":1,"unit":"ชุด"}],
            "addressees":{"written":[{"text":"ผู้ว่าราชการจังหวัด ทุกจังหวัด","levels":["PROVINCE"]}]},
            "clauses":[{"label":"๑","text":"ให้จังหวัดจัดประชุมชี้แจงแนวทางการขับเคลื่อนนโยบายให้อำเภอและองค์กรปกครองส่วนท้องถิ่นทราบ และประสานภาคีเครือข่ายในพื้นที่ เพื่อนำทุนทางวัฒนธรรมและทรัพยากรท้องถิ่นมาสร้างรายได้ให้แก่ชุมชน",
              "mode":"ORDER","deadline":{"words":"ภายในเดือนธันวาคม","resolved":"2024-12-31"}},
              {"label":"๔","text":"ขอให้สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดรายงานผลการดำเนินงานให้กรมส่งเสริมการปกครองท้องถิ่นทราบ ตามแบบรายงานที่กำหนด","mode":"REQUEST",
              "reporting":{"form":"soft-power-monthly","every":"MONTH","dueDay":25,"from":"2024-12","until":"2025-09"}}],
            "closing":"FOR_ACTION"}""";

    @Inject
    Desk desk;

    private UUID letter() {
        var letter = desk.letter("MOI", "ISSUED", CONTENT, "MOI", "DLA", "P36", "P30");
        desk.dispatch(letter, "P36", "PROVINCE", "36", "ACKNOWLEDGED", 1217);
        desk.dispatch(letter, "P30", "PROVINCE", "30", "SENT", null);
        desk.dispatch(letter, "P50", "PROVINCE", "50", "CANCELLED", null);
        return letter;
    }

    private static io.restassured.response.Response print(String office, UUID letter) {
        return given().auth().oauth2(Tokens.of(office, "officer")).get("/api/v1/directives/" + letter + "/print");
    }

    @Test
    void it_reads_as_an_official_letter_does() throws IOException {
        var answer = print("MOI", letter());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        var page = answer.asString();
        Files.writeString(Path.of("target/letter.html"), page);
        assertThat(page)
                .contains("ด่วนที่สุด", "มท ๐๘๑๐.๖/ว ๙๘๗๖๕", "๓ ธันวาคม ๒๕๖๗", "กระทรวงมหาดไทย")
                .contains(
                        "ผู้ว่าราชการจังหวัด ทุกจังหวัด",
                        "หนังสือ ด่วนที่สุด ที่ มท ๐๒๑๑.๖/ว ๑๑๓๐๓ ลงวันที่ ๒๕ ตุลาคม ๒๕๖๗")
                .contains("๑. แนวทางการขับเคลื่อนนโยบาย จำนวน ๑ ชุด", "กำหนด ๓๑ ธันวาคม ๒๕๖๗")
                .contains("รายงานทุกวันที่ ๒๕ ของเดือน จนถึงเดือนกันยายน ๒๕๖๘")
                .contains("จังหวัดชัยภูมิ", "๑๒๑๗", "๔ ธันวาคม ๒๕๖๗ ๑๐.๑๓ น.", "จังหวัดนครราชสีมา", "ยังไม่ได้รับ")
                .doesNotContain("จังหวัดเชียงใหม่")
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    @Test
    void a_province_sees_of_the_cascade_what_is_its_own() {
        var letter = letter();
        assertThat(print("P36", letter).asString()).contains("๑๒๑๗").doesNotContain("จังหวัดนครราชสีมา");
        assertThat(print("P50", letter).statusCode()).isEqualTo(403);
        assertThat(print("MOI", UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void who_has_reported_is_told_of_every_level_and_of_each_office() {
        var letter = letter();
        assertThat(print("MOI", letter).asString())
                .contains("<th class=\"\">รายงาน</th>")
                .doesNotContain("รายงานแล้ว");
        for (var period : List.of("2025-01", "2025-02")) {
            desk.write("""
                    insert into report_fact (obligation_id, version, directive_id, root_directive_id, form, period, reporter,
                        status, submitted_at)
                    values (gen_random_uuid(), 1, ?, ?, 'soft-power-monthly', ?, 'P36', 'SUBMITTED', now())""", letter, letter, period);
        }
        assertThat(print("MOI", letter).asString())
                .containsOnlyOnce("รายงานแล้ว")
                // sent, received, acknowledged, forwarded, completed, reported, overdue
                .containsPattern("จังหวัด</th>\\s*(<td class=\"figure\">[๐-๙]</td>\\s*){5}<td class=\"figure\">๑</td>");
    }

    @Test
    void a_draft_is_marked_as_one() {
        var draft = desk.letter("MOI", "DRAFT", CONTENT, "MOI");
        assertThat(print("MOI", draft).asString()).contains(">ร่าง<", "ยังไม่ได้ส่งถึงหน่วยงานใด");
    }

    @Test
    void the_qr_code_leads_to_the_configured_address_whatever_host_was_asked() throws Exception {
        var letter = letter();
        var answer = given().auth()
                .oauth2(Tokens.of("P36", "officer"))
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .get("/api/v1/directives/" + letter + "/qr.png");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        assertThat(new QRCodeReader()
                        .decode(
                                new BinaryBitmap(new HybridBinarizer(source)),
                                Map.of(DecodeHintType.PURE_BARCODE, true))
                        .getText())
                .isEqualTo("http://localhost:8080/api/v1/directives/" + letter + "/print");
    }
}
