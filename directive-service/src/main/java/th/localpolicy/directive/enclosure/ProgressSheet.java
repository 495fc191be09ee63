package th.localpolicy.directive.enclosure;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The sheet behind a printed letter: how far it has come at every level, and with each office it was sent to. */
final class ProgressSheet {

    private static final Map<String, String> LEVELS = Map.of(
            "MINISTRY", "กระทรวง",
            "DEPARTMENT", "กรม",
            "CLUSTER", "กลุ่มจังหวัด",
            "PROVINCE", "จังหวัด",
            "DISTRICT", "อำเภอ",
            "LOCAL", "องค์กรปกครองส่วนท้องถิ่น");

    private static final Map<String, String> DONE = Map.of(
            "SENT", "ยังไม่ได้รับ",
            "RECEIVED", "รับแล้ว",
            "ACKNOWLEDGED", "รับทราบแล้ว",
            "FORWARDED", "ส่งต่อแล้ว",
            "COMPLETED", "ดำเนินการแล้วเสร็จ");

    private final LetterContent letter;
    private final Html html;

    ProgressSheet(LetterContent letter, Html html) {
        this.letter = letter;
        this.html = html;
    }

    /** @param qr a PNG */
    void print(byte[] qr, String link, Instant now) {
        html.raw("<section class=\"progress\"><div class=\"top\"><div>");
        html.element("h2", "", "สรุปการส่งและการดำเนินการ");
        html.element(
                "p",
                "",
                "ที่ " + ThaiOfficial.digits(letter.number()) + " ลงวันที่ "
                        + ThaiOfficial.date(letter.content().path("issuedOn").asText("")));
        html.element(
                "p",
                "",
                letter.revision() > 1 ? "ฉบับแก้ไขครั้งที่ " + ThaiOfficial.number(letter.revision() - 1L) : null);
        html.element("p", "", "ข้อมูล ณ วันที่ " + ThaiOfficial.moment(now));
        html.element("p", "link", link);
        html.raw("</div><img alt=\"QR\" src=\"data:image/png;base64,")
                .raw(Base64.getEncoder().encodeToString(qr))
                .raw("\"></div>\n");
        if (letter.levels().isEmpty()) {
            html.element("p", "", "ยังไม่ได้ส่งถึงหน่วยงานใด").raw("</section>\n");
            return;
        }
        table(List.of("ระดับ", "ส่ง", "รับแล้ว", "รับทราบ", "ส่งต่อ", "แล้วเสร็จ", "รายงาน", "เกินกำหนด"));
        for (var figures : letter.levels()) {
            html.raw("<tr>").element("th", "", level(figures.level()));
            for (var figure : new long[] {
                figures.sent(),
                figures.received(),
                figures.acknowledged(),
                figures.forwarded(),
                figures.completed(),
                figures.reported(),
                figures.overdue()
            }) {
                html.element("td", "figure", ThaiOfficial.number(figure));
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table>\n");
        receipts();
        html.raw("</section>\n");
    }

    private void receipts() {
        html.element("h2", "", "หน่วยงานผู้รับ");
        table(List.of("หน่วยงาน", "สถานะ", "เลขรับ", "วันที่รับ", "วันที่รับทราบ", "รายงาน"));
        for (var receipt : letter.receipts()) {
            html.raw("<tr>").element("th", "", receipt.office());
            html.element("td", "", DONE.getOrDefault(receipt.status(), receipt.status()));
            cell(receipt.receiptNumber() == null ? "" : ThaiOfficial.digits("" + receipt.receiptNumber()));
            cell(ThaiOfficial.moment(receipt.receivedAt()));
            cell(ThaiOfficial.moment(receipt.acknowledgedAt()));
            cell(receipt.reported() ? "รายงานแล้ว" : "");
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table>\n");
        var more = letter.sentDirectly() - letter.receipts().size();
        html.element("p", "", more > 0 ? "และอีก " + ThaiOfficial.number(more) + " หน่วยงาน" : null);
    }

    private void cell(String text) {
        html.raw("<td>").text(text).raw("</td>");
    }

    private void table(List<String> heads) {
        html.raw("<table><thead><tr>");
        heads.forEach(head -> html.element("th", "", head));
        html.raw("</tr></thead><tbody>\n");
    }

    static String level(String level) {
        return LEVELS.getOrDefault(level, level);
    }
}
