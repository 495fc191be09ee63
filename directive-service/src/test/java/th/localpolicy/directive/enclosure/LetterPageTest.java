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

    private static final String FORWARD = """
            {"number":"ชย 0023.6/ว 98765","issuedOn":"2024-12-19","kind":"%s","urgency":"VERY_URGENT",
            "subject":"การขับเคลื่อนนโยบายสำคัญของกระทรวงมหาดไทย","issuer":"P36",
            "references":[{"number":"มท 0810.6/ว 98765","issuedOn":"2024-12-03"},{"number":"ชย 0023.6/ว 1","issuedOn":"2024-12-01"}],
            "addressees":{"levels":["DISTRICT"],"offices":["L360050"]},
            "clauses":[{"label":"๑","text":"ให้รายงานผลทุกวันที่ 20 ของเดือน จนถึงเดือนกันยายน 2568","mode":"ORDER",
              "reporting":{"form":"soft-power-monthly","every":"MONTH","dueDay":20,"from":"2024-12","until":"2025-09"}},
              {"label":"๒","text":"ให้แล้วเสร็จภายในวันที่ ๓๑ ธันวาคม ๒๕๖๗","deadline":{"on":"2024-12-31","resolved":"2024-12-31"}},
              {"label":"๓","text":"ให้รายงานผลทุกวันที่ ๒","mode":"ORDER",
              "reporting":{"form":"soft-power-monthly","every":"MONTH","dueDay":21,"from":"2024-12","until":"2025-08"}}],
            "closing":"FOR_ACTION"}""";

    private String printedForward(String kind) {
        var letter = letter();
        var forward = desk.letter("P36", "ISSUED", FORWARD.formatted(kind), "P36");
        desk.write("""
                update directive set forwards_directive_id = ?,
                    forwards_dispatch_id = (select id from dispatch where directive_id = ? and recipient = 'P36')
                where id = ?""", letter, letter, forward);
        return print("P36", forward).asString();
    }

    @Test
    void a_letter_is_written_to_the_heads_of_offices_and_a_stamped_one_to_the_offices() {
        assertThat(printedForward("EXTERNAL_LETTER"))
                .contains("นายอำเภอทุกอำเภอ", "นายกองค์การบริหารส่วนจังหวัดชัยภูมิ");
        assertThat(printedForward("STAMPED_LETTER"))
                .contains("<p class=\"\">อำเภอทุกอำเภอ</p>", "<p class=\"\">องค์การบริหารส่วนจังหวัดชัยภูมิ</p>");
        assertThat(Salutation.toAll("PROVINCE", false)).isEqualTo("ผู้ว่าราชการจังหวัดทุกจังหวัด");
        assertThat(Salutation.to("จังหวัดชัยภูมิ", false)).isEqualTo("ผู้ว่าราชการจังหวัดชัยภูมิ");
        assertThat(Salutation.to("อำเภอเทพสถิต", false)).isEqualTo("นายอำเภอเทพสถิต");
        assertThat(Salutation.to("เทศบาลเมืองชัยภูมิ", false)).isEqualTo("นายกเทศมนตรีเมืองชัยภูมิ");
        assertThat(Salutation.to("กรมส่งเสริมการปกครองท้องถิ่น", false))
                .isEqualTo("อธิบดีกรมส่งเสริมการปกครองท้องถิ่น");
    }

    @Test
    void what_is_sent_on_is_cited_first_with_its_issuer_urgency_and_day_and_once() {
        assertThat(printedForward("EXTERNAL_LETTER"))
                .containsOnlyOnce("มท ๐๘๑๐.๖/ว ๙๘๗๖๕ ลงวันที่ ๓ ธันวาคม ๒๕๖๗")
                .contains(
                        "๑. หนังสือกระทรวงมหาดไทย ด่วนที่สุด ที่ มท ๐๘๑๐.๖/ว ๙๘๗๖๕ ลงวันที่ ๓ ธันวาคม ๒๕๖๗",
                        "๒. หนังสือ ที่ ชย ๐๐๒๓.๖/ว ๑ ลงวันที่ ๑ ธันวาคม ๒๕๖๗");
    }

    @Test
    void a_day_that_a_clause_names_itself_is_not_said_again_beneath_it() {
        assertThat(printedForward("EXTERNAL_LETTER"))
                .doesNotContain("รายงานทุกวันที่ ๒๐ ของเดือน", "กำหนด ๓๑ ธันวาคม ๒๕๖๗")
                .contains("รายงานทุกวันที่ ๒๑ ของเดือน จนถึงเดือนสิงหาคม ๒๕๖๘");
    }

    @Test
    void an_office_whose_report_did_not_come_by_its_day_is_overdue_on_paper_too() {
        var letter = letter();
        var overdue = "จังหวัด</th>\\s*(<td class=\"figure\">[๐-๙]</td>\\s*){6}<td class=\"figure\">%s</td>";
        assertThat(print("MOI", letter).asString()).containsPattern(overdue.formatted("๑")); // P30 has not received it
        desk.write("""
                insert into report_due (obligation_id, version, root_directive_id, period, reporter, due_on, cancelled)
                values (gen_random_uuid(), 1, ?, '2025-01', 'P36', '2025-01-25', false)""", letter);
        assertThat(print("MOI", letter).asString()).containsPattern(overdue.formatted("๒"));
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
