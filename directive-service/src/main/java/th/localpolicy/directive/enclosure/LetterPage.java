package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A letter as a page of A4 in Thai, laid out as the regulation has an external letter (clause 11), and behind it the sheet
 * that says how far it has come. It loads nothing: its style is named by its hash, its picture stands in it.
 */
final class LetterPage {

    private static final String STYLE = resource("letter.css");

    /** Nothing but the style above and pictures inside the page. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> URGENCY =
            Map.of("URGENT", "ด่วน", "VERY_URGENT", "ด่วนมาก", "MOST_URGENT", "ด่วนที่สุด");

    private static final Map<String, String> KIND = Map.of(
            "MEMORANDUM", "บันทึกข้อความ",
            "ORDER", "คำสั่ง",
            "REGULATION", "ระเบียบ",
            "RULE", "ข้อบังคับ",
            "ANNOUNCEMENT", "ประกาศ",
            "OFFICIAL_FAX", "โทรสารในราชการ");

    private static final Map<String, String> CLOSING = Map.of(
            "FOR_INFORMATION", "จึงเรียนมาเพื่อโปรดทราบ",
            "FOR_CONSIDERATION", "จึงเรียนมาเพื่อโปรดพิจารณา",
            "FOR_ACTION", "จึงเรียนมาเพื่อโปรดดำเนินการ",
            "TO_COMPLY", "จึงเรียนมาเพื่อทราบและถือปฏิบัติ");

    private static final Map<String, String> CAPACITY = Map.of(
            "ON_BEHALF_OF", "ปฏิบัติราชการแทน",
            "ACTING_FOR", "รักษาราชการแทน",
            "ACTING_IN_POST", "รักษาการแทน");

    private static final Map<String, String> STATUS = Map.of("DRAFT", "ร่าง", "CANCELLED", "ยกเลิก");

    private final LetterContent letter;
    private final LetterContents offices;
    private final JsonNode content;
    private final Html html = new Html();

    LetterPage(LetterContent letter, LetterContents offices) {
        this.letter = letter;
        this.offices = offices;
        this.content = letter.content();
    }

    /** @param qr a PNG */
    String print(byte[] qr, String link, Instant now) {
        html.raw("<!DOCTYPE html>\n<html lang=\"th\"><head><meta charset=\"utf-8\"><title>")
                .text(letter.number())
                .raw("</title><style>")
                .raw(STYLE)
                .raw("</style></head>\n<body>\n<article class=\"letter\">\n");
        head();
        body();
        signature();
        html.raw("</article>\n");
        new ProgressSheet(letter, html).print(qr, link, now);
        return html.raw("</body></html>\n").toString();
    }

    private void head() {
        html.element("p", "mark", STATUS.get(letter.status()));
        html.element("p", "urgency", URGENCY.get(text("urgency")));
        html.element("h1", "kind", KIND.get(text("kind")));
        html.raw("<div class=\"top\">");
        html.element("p", "", "ที่  " + ThaiOfficial.digits(letter.number()));
        html.element("p", "issuer", text("issuerPrinted").isEmpty() ? letter.issuerName() : text("issuerPrinted"));
        html.raw("</div>\n");
        html.element("p", "date", ThaiOfficial.date(text("issuedOn")));
        line("เรื่อง", List.of(text("subject")));
        line(text("kind").equals("STAMPED_LETTER") ? "ถึง" : "เรียน", addressees());
        line("อ้างถึง", numbered(content.path("references"), this::citation));
        line("สิ่งที่ส่งมาด้วย", numbered(content.path("enclosures"), LetterPage::enclosure));
    }

    private void line(String label, List<String> texts) {
        var shown = texts.stream().filter(text -> !text.isBlank()).toList();
        if (shown.isEmpty()) {
            return;
        }
        html.raw("<div class=\"line\">").element("span", "label", label).raw("<div>");
        shown.forEach(text -> html.element("p", "", text));
        html.raw("</div></div>\n");
    }

    private List<String> addressees() {
        var all = new ArrayList<String>();
        var to = content.path("addressees");
        to.path("written").forEach(line -> all.add(line.path("text").asText()));
        if (all.isEmpty()) {
            to.path("levels").forEach(level -> all.add(ProgressSheet.level(level.asText()) + " ทุกแห่ง"));
            to.path("offices").forEach(office -> all.add(offices.name(office.asText())));
        }
        return all;
    }

    private interface Wording {
        String of(JsonNode node);
    }

    private static List<String> numbered(JsonNode list, Wording wording) {
        var all = new ArrayList<String>();
        list.forEach(node ->
                all.add((list.size() > 1 ? ThaiOfficial.digits((all.size() + 1) + ". ") : "") + wording.of(node)));
        return all;
    }

    private String citation(JsonNode cited) {
        if (cited.path("number").asText("").isEmpty()) {
            return cited.path("words").asText("");
        }
        var urgency = URGENCY.getOrDefault(cited.path("urgency").asText(""), "");
        var day = cited.path("issuedOn").asText("");
        return ("หนังสือ " + urgency + " ที่ "
                        + ThaiOfficial.digits(cited.path("number").asText())
                        + (day.isEmpty() ? "" : " ลงวันที่ " + ThaiOfficial.date(day)))
                .replace("  ", " ");
    }

    private static String enclosure(JsonNode enclosure) {
        var copies = enclosure.path("copies");
        return enclosure.path("title").asText("")
                + (copies.isNumber()
                        ? " จำนวน " + ThaiOfficial.number(copies.asLong()) + " "
                                + enclosure.path("unit").asText("ชุด")
                        : "");
    }

    private void body() {
        content.path("clauses").forEach(clause -> {
            html.raw("<div class=\"clause\">");
            var label = clause.path("label").asText("");
            var closed = label.isEmpty() || label.endsWith(")") || label.endsWith(".") ? label : label + ".";
            html.raw("<p>")
                    .text(ThaiOfficial.digits(closed) + (closed.isEmpty() ? "" : " "))
                    .text(clause.path("text").asText(""))
                    .raw("</p>");
            due(clause.path("deadline"));
            report(clause.path("reporting"));
            html.raw("</div>\n");
        });
        content.path("deadlines").forEach(this::due);
        content.path("reporting").forEach(this::report);
        html.element("p", "closing", CLOSING.get(text("closing")));
    }

    private void due(JsonNode deadline) {
        var day = deadline.path("resolved").asText("");
        if (!day.isEmpty()) {
            html.element("p", "due", "กำหนด " + ThaiOfficial.date(day));
        }
    }

    private void report(JsonNode rule) {
        if (rule.path("every").asText("").isEmpty()) {
            return;
        }
        var words = new StringBuilder("รายงาน");
        var day = rule.path("dueDay").asText("");
        var week = rule.path("weekOfMonth").asText("");
        words.append(
                switch (rule.path("every").asText()) {
                    case "QUARTER" ->
                        "ทุกไตรมาส"
                                + (!week.isEmpty()
                                        ? " สัปดาห์ที่ " + week + " ของเดือนสุดท้าย"
                                        : day.isEmpty() ? "" : " วันที่ " + day + " ของเดือนสุดท้าย");
                    case "ONCE" ->
                        "ภายใน " + ThaiOfficial.date(rule.path("dueOn").asText(""));
                    case "WEEK" ->
                        "ทุก"
                                + (day.isEmpty()
                                        ? "สัปดาห์"
                                        : "วัน"
                                                + DayOfWeek.of(rule.path("dueDay")
                                                                .asInt())
                                                        .getDisplayName(TextStyle.FULL, Locale.of("th"))
                                                        .replaceFirst("^วัน", ""));
                    default ->
                        !week.isEmpty()
                                ? "ภายในสัปดาห์ที่ " + week + " ของทุกเดือน"
                                : day.isEmpty() ? "ทุกเดือน" : "ทุกวันที่ " + day + " ของเดือน";
                });
        if (!rule.path("until").asText("").isEmpty()) {
            var until = ThaiOfficial.date(rule.path("until").asText() + "-01");
            words.append(" จนถึงเดือน").append(until.substring(until.indexOf(' ') + 1));
        }
        html.element("p", "due", ThaiOfficial.digits(words.toString()));
    }

    private void signature() {
        var signatory = content.path("signatory");
        html.raw("<div class=\"signature\">");
        if (text("kind").equals("EXTERNAL_LETTER")) {
            html.element("p", "", "ขอแสดงความนับถือ");
        }
        html.raw("<div class=\"space\"></div>");
        html.element("p", "", signatory.path("position").asText(""));
        var chain = signatory.path("chain");
        if (chain.isEmpty()) {
            html.element("p", "", CAPACITY.get(signatory.path("capacity").asText("")));
            html.element("p", "", signatory.path("onBehalfOf").asText(""));
        }
        chain.forEach(standing -> {
            html.element("p", "", CAPACITY.get(standing.path("capacity").asText("")));
            html.element("p", "", standing.path("onBehalfOf").asText(""));
        });
        html.raw("</div>\n");
        html.element("p", "unit", text("responsibleUnit"));
    }

    private String text(String field) {
        return content.path(field).asText("");
    }

    private static String resource(String name) {
        try (var in = LetterPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
